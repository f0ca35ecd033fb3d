import type { Id } from "../../contract/generated";

/** Where a list was left: filter, scroll and current row. Survives going to a record and back. */
export type Place = { key: string; top: number; index: number; id: Id | null };

const places = new Map<string, Place>();
const others = new Set<() => void>([() => places.clear()]);

export function placeOf(name: string, key: string): Place | undefined {
  const place = places.get(name);
  return place?.key === key ? place : undefined;
}

export function keepPlace(name: string, place: Place): void {
  places.set(name, place);
}

/** Has something else forgotten together with the places. */
export function alsoForget(act: () => void): void {
  others.add(act);
}

/** Forgets every place; another vault has other records. */
export function forgetPlaces(): void {
  for (const act of others) act();
}
