import { redirect } from "@tanstack/react-router";
import { alsoForget } from "../components/virtual/place";

// The filters of each list as they were last.
const kept = new Map<string, Record<string, unknown>>();
alsoForget(() => kept.clear());

type Load = { cause: string; search: Record<string, unknown> };

/**
 * For the `beforeLoad` of a list: who comes back finds its filters as they were. A link that brings filters of its own
 * sets them, and a second press on the place in the navigation clears them.
 */
export function keepSearch(to: string) {
  return ({ cause, search }: Load) => {
    const set = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined));
    const before = kept.get(to);
    if (cause === "enter" && Object.keys(set).length === 0 && before && Object.keys(before).length > 0) {
      throw redirect({ to, search: before as never, replace: true });
    }
    kept.set(to, set);
  };
}
