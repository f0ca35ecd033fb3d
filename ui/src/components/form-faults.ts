import type { UseFormReturnType } from "@mantine/form";
import { explain, fieldOf } from "../contract/faults";

/** Puts a fault beside the field it names. Answers whether it found one; else the page shows it. */
export function placeFault<T>(form: UseFormReturnType<T>, thrown: unknown, fields: readonly string[]): boolean {
  const field = fieldOf(thrown);
  if (!field || !fields.includes(field.split(".")[0] ?? "")) return false;
  form.setFieldError(field, explain(thrown).what);
  return true;
}
