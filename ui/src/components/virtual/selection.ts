import { useCallback, useMemo, useState } from "react";
import type { Id } from "../../contract/generated";
import { alsoForget } from "./place";

const kept = new Map<string, ReadonlyMap<Id, unknown>>();
alsoForget(() => kept.clear());

/** The rows somebody marked in a list. It is kept while they look at a record and come back. */
export type Selection<T> = {
  rows: T[];
  has: (id: Id) => boolean;
  toggle: (row: T) => void;
  add: (rows: T[]) => void;
  clear: () => void;
  /** Takes over newer states of selected rows. */
  freshen: (rows: T[]) => void;
};

/** The selection of the list of this name; give it to `VirtualList` and show its sum in the footer. */
export function useSelection<T extends { id: Id }>(name: string): Selection<T> {
  const [marked, setMarked] = useState(() => (kept.get(name) ?? new Map()) as ReadonlyMap<Id, T>);
  const change = useCallback(
    (next: (now: ReadonlyMap<Id, T>) => ReadonlyMap<Id, T>) =>
      setMarked((now) => {
        const changed = next(now);
        kept.set(name, changed);
        return changed;
      }),
    [name],
  );
  return useMemo(
    () => ({
      rows: [...marked.values()],
      has: (id) => marked.has(id),
      toggle: (row) =>
        change((now) => {
          const next = new Map(now);
          if (!next.delete(row.id)) next.set(row.id, row);
          return next;
        }),
      add: (rows) => change((now) => new Map([...now, ...rows.map((row) => [row.id, row] as const)])),
      clear: () => change((now) => (now.size === 0 ? now : new Map())),
      freshen: (rows) =>
        change((now) => {
          const newer = rows.filter((row) => now.has(row.id) && now.get(row.id) !== row);
          return newer.length === 0 ? now : new Map([...now, ...newer.map((row) => [row.id, row] as const)]);
        }),
    }),
    [marked, change],
  );
}
