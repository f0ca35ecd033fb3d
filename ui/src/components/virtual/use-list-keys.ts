import type { Id } from "../../contract/generated";
import type { Rows } from "../../contract/pages";
import { type KeyUses, useKeys } from "../../keyboard/keys";
import type { Selection } from "./selection";

/** Keys that work on the current row: "e" archives it. */
export type RowKeys<T> = Record<string, { label: string; run: (row: T) => void }>;

/** The keys of a list, whatever has the focus on its page. */
export function useListKeys<T extends { id: Id }>(list: {
  rows: Rows<T>;
  row: T | undefined;
  current: number;
  /** Where to go first when the current row is out of sight. */
  step: number | undefined;
  moveTo: (index: number) => void;
  /** Rows that a page has. */
  page: number;
  selection: Selection<T> | undefined;
  onOpen: ((row: T) => void) | undefined;
  rowKeys: RowKeys<T> | undefined;
}): void {
  const { rows, row, current, step, moveTo, page, selection, onOpen } = list;
  const last = rows.total - 1;
  const extend = (by: number) => {
    const from = step ?? current;
    const to = Math.max(0, Math.min(from + by, last));
    selection?.add([rows.at(from), rows.at(to)].filter((one) => one !== undefined));
    moveTo(to);
  };
  const keys: KeyUses = {
    arrowdown: { run: () => moveTo(step ?? current + 1), label: "Next row", group: "List" },
    arrowup: { run: () => moveTo(step ?? current - 1), label: "Row before", group: "List" },
    pagedown: { run: () => moveTo((step ?? current) + page) },
    pageup: { run: () => moveTo((step ?? current) - page) },
    home: { run: () => moveTo(0), label: "First row", group: "List" },
    end: { run: () => moveTo(last), label: "Last row", group: "List" },
    enter: onOpen && { run: () => row && onOpen(row), label: "Open", group: "List" },
    space: selection && { run: () => row && selection.toggle(row), label: "Select", group: "List" },
    "shift+arrowdown": selection && { run: () => extend(1), label: "Select with the next", group: "List" },
    "shift+arrowup": selection && { run: () => extend(-1) },
    escape: selection && selection.rows.length > 0 ? { run: selection.clear, label: "Select nothing" } : undefined,
  };
  for (const [name, use] of Object.entries(list.rowKeys ?? {})) {
    keys[name] = { label: use.label, group: "List", run: () => row && use.run(row) };
  }
  useKeys(keys);
}
