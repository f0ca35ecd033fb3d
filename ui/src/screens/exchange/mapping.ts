import type { ImportField, ImportKind, ImportLook } from "../../contract/generated";

/** Field by column; a column without a field is left out. */
export type Mapping = ImportLook["mapping"];

/** Gives a column a field, or none. A field is filled by one column: the one that had it before loses it. */
export function mapped(mapping: Mapping, column: string, field: string | null): Mapping {
  const next: Mapping = {};
  for (const [other, to] of Object.entries(mapping)) if (other !== column && to !== field) next[other] = to;
  if (field) next[column] = field;
  return next;
}

/** The free field of customers that a column of this name fills; none where the name cannot be one. */
export function freeField(column: string): { field: string; name: string } | null {
  const name = column.replace(/^\s*field:/i, "").trim();
  return name && [...name].length <= 100 ? { field: `field: ${name}`, name } : null;
}

/** What a column can fill, for its list: the fields, and of customers a free field named like the column. */
export function optionsFor(
  what: ImportKind,
  fields: ImportField[],
  column: string,
): { value: string; label: string }[] {
  const known = fields.map(({ field: value, label, required }) => ({ value, label: required ? `${label} *` : label }));
  const free = what === "customers" ? freeField(column) : null;
  const there = known.some(({ value }) => value.toLowerCase() === free?.field.toLowerCase());
  return free && !there ? [...known, { value: free.field, label: `Free field “${free.name}”` }] : known;
}

/** The required fields that no column fills. */
export function missing(fields: ImportField[], mapping: Mapping): ImportField[] {
  const filled = new Set(Object.values(mapping));
  return fields.filter(({ field, required }) => required && !filled.has(field));
}
