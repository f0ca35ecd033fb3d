import { type FunctionComponent, memo } from "react";
import type { RowsOf } from "./use-rows";

/** What a row of a form is drawn from. `also`: what else it shows, as plain data. */
export type RowProps<T> = {
  form: { errors: Record<string, unknown> };
  rows: RowsOf<T>;
  index: number;
  row: T;
  also?: unknown;
};

const plain = (value: unknown) => JSON.stringify(value) ?? "";

/** Whether two states of a row look the same. The form clones all rows at every change, so they are compared by content. */
function alike<T>(a: RowProps<T>, b: RowProps<T>): boolean {
  const errors = ({ form, rows, index }: RowProps<T>) => {
    const own = form.errors as Record<string, string>;
    return plain(Object.entries(own).filter(([key]) => key.startsWith(`${rows.path(index)}.`)));
  };
  return (
    a.index === b.index &&
    a.rows.rows.length === b.rows.rows.length &&
    a.rows.isKept(a.index) === b.rows.isKept(b.index) &&
    plain(a.row) === plain(b.row) &&
    plain(a.also) === plain(b.also) &&
    errors(a) === errors(b)
  );
}

/** A row that is drawn anew only when it says something else: typing into one of a hundred rows draws one. */
export function memoRow<T, P extends RowProps<T>>(row: FunctionComponent<P>) {
  return memo(row, alike<T>);
}
