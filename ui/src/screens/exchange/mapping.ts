import type { ImportField, ImportLook } from "../../contract/generated";

/** Field by column; a column without a field is left out. */
export type Mapping = ImportLook["mapping"];

/** Gives a column a field, or none. A field is filled by one column: the one that had it before loses it. */
export function mapped(mapping: Mapping, column: string, field: string | null): Mapping {
  const next: Mapping = {};
  for (const [other, to] of Object.entries(mapping)) if (other !== column && to !== field) next[other] = to;
  if (field) next[column] = field;
  return next;
}

/** The required fields that no column fills. */
export function missing(fields: ImportField[], mapping: Mapping): ImportField[] {
  const filled = new Set(Object.values(mapping));
  return fields.filter(({ field, required }) => required && !filled.has(field));
}
