import type { Hit } from "../../contract/generated";

export type Marks = Hit["marks"];
/** A piece of a text, marked or not. */
export type Piece = { text: string; marked: boolean };

/** A text in pieces, as its marks divide it. Marks outside of it or over each other are ignored. */
export function piecesOf(text: string, marks: Marks): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of [...marks].sort(([a], [b]) => a - b)) {
    if (start < at || end <= start || end > text.length) continue;
    if (start > at) pieces.push({ text: text.slice(at, start), marked: false });
    pieces.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), marked: false });
  return pieces;
}

const fieldWords: { [field: string]: string | undefined } = {
  contact: "Contact",
  field: "Free field",
  crm_id: "CRM id",
  ref_id: "Reference",
  vat_code: "VAT number",
  email: "E-mail",
  website: "Web site",
};

/** "purchase_order" → "Purchase order". */
export function fieldWord(field: string): string {
  const words = field.replace(/_/g, " ");
  return fieldWords[field] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where a match is shown: in the title or what stands beside it, or, when it is in neither, with its field's name. */
export function placed({
  title,
  subtitle,
  field,
  text,
  marks,
}: Pick<Hit, "title" | "subtitle" | "field" | "text" | "marks">): {
  title: Marks;
  subtitle: Marks;
  other: { word: string; pieces: Piece[] } | null;
} {
  if (text === "" || marks.length === 0) return { title: [], subtitle: [], other: null };
  if (text === title) return { title: marks, subtitle: [], other: null };
  const at = subtitle.indexOf(text);
  if (at >= 0) return { title: [], subtitle: marks.map(([a, b]): [number, number] => [a + at, b + at]), other: null };
  return { title: [], subtitle: [], other: { word: fieldWord(field), pieces: piecesOf(text, marks) } };
}
