import type { FormErrors } from "@mantine/form";
import type { Problem } from "../../contract/generated";

/** `memory[0].cells[1].offset`, as Rust writes it, as forms name it: `memory.0.cells.1.offset`. */
export function formPath(field: string): string {
  return field.replace(/\[(\d+)\]/g, ".$1");
}

/** What stands at a path of a form; undefined where there is nothing. */
export function valueAt(values: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => (value as Record<string, unknown> | null)?.[step], values);
}

/** For each list that was sorted on its way to Rust: where the element at each place came from. */
export type Origins = Partial<Record<string, number[]>>;

/** A list in the order of its keys, and where each of its elements stood before. */
export function sorted<T>(list: T[], key: (element: T) => number): { list: T[]; from: number[] } {
  const from = list.map((_, index) => index).sort((a, b) => key(list[a] as T) - key(list[b] as T) || a - b);
  return { list: from.map((index) => list[index] as T), from };
}

/** Problems by the path of their field, in the order of the form. Two of one field are told together. */
export function errorsOf(
  problems: Pick<Problem, "field" | "message">[],
  origins: Origins = {},
): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { field, message } of problems) {
    const path = formPath(field).replace(/^(\w+)\.(\d+)/, (whole, list, index) => {
      const from = origins[list]?.[Number(index)];
      return from === undefined ? whole : `${list}.${from}`;
    });
    errors[path] = errors[path] ? `${errors[path]} ${message}` : message;
  }
  return errors;
}

/** The errors that may still hold after a value changed: those elsewhere, and those of parts that stayed the same. */
export function lasting(errors: FormErrors, path: string, before: unknown, after: unknown): FormErrors {
  const same = (at: string) => JSON.stringify(valueAt(before, at)) === JSON.stringify(valueAt(after, at));
  const about = (key: string) => key === path || path.startsWith(`${key}.`);
  return Object.fromEntries(
    Object.entries(errors).filter(([key]) => {
      if (about(key)) return false;
      return !key.startsWith(`${path}.`) || same(key.slice(path.length + 1));
    }),
  );
}

/** The errors of one row, in words. */
export function errorsIn(errors: FormErrors, path: string): string[] {
  return Object.entries(errors)
    .filter(([key]) => key.startsWith(`${path}.`))
    .map(([, message]) => String(message));
}
