import { toast } from "../toast";
import { valueAt } from "./paths";
import type { Form } from "./use-record-form";

/** The rows of one list of a form: added, removed with a way back, moved. */
export type RowsOf<T> = {
  rows: T[];
  path: (index: number) => string;
  /** Adds a row, at the end unless said where, and puts the focus into one of its fields. */
  add: (row: T, focus: string, at?: number) => void;
  remove: (index: number, name: string) => void;
  /** Null where a row cannot go: at an end, or across the rows that are fixed. */
  mover: (index: number, by: -1 | 1) => (() => void) | null;
  /** The row stands in licenses: it can no longer be removed. */
  isKept: (index: number) => boolean;
};

/** Whether a row may change places: within the list, and fixed rows and new ones each among themselves. */
export function mayMove(index: number, by: number, length: number, kept: number): boolean {
  const to = index + by;
  return to >= 0 && to < length && index < kept === to < kept;
}

/** `kept`: so many rows at the beginning are fixed, because the product is on sale. */
export function useRows<T>(form: Form<never> | Form<object>, list: string, kept = 0): RowsOf<T> {
  const own = form as Form<Record<string, unknown>>;
  const rows = (valueAt(own.values, list) as T[] | undefined) ?? [];
  const path = (index: number) => `${list}.${index}`;
  // The row is there after the next paint.
  const focus = (at: string) => requestAnimationFrame(() => own.getInputNode<HTMLElement, string>(at)?.focus());
  const put = (row: T, at: number) => {
    own.clearFieldError(list);
    own.insertListItem(list, row, at);
  };
  return {
    rows,
    path,
    add: (row, field, at = rows.length) => {
      put(row, at);
      focus(`${path(at)}.${field}`);
    },
    remove: (index, name) => {
      const row = rows[index];
      if (row === undefined) return;
      own.removeListItem(list, index);
      const back = () => put(row, Math.min(index, (valueAt(own.getValues(), list) as T[]).length));
      toast(`${name} removed. Save to make it last.`, back);
    },
    mover: (index, by) =>
      mayMove(index, by, rows.length, kept) ? () => own.reorderListItem(list, { from: index, to: index + by }) : null,
    isKept: (index) => index < kept,
  };
}
