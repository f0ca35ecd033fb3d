import type { CustomField, FieldKind } from "../../../contract/generated";

export type Kind = FieldKind["kind"];

/** What a custom field may hold. */
export const kindWords: Record<Kind, string> = {
  text: "Text",
  number: "Number",
  flag: "Yes or no",
  date: "Date",
  choice: "One of a list",
};

/** A new field: an empty text that stands in the license file. */
export function newField(): CustomField {
  return { key: "", label: "", kind: "text", default: null, required: false, signed: true };
}

/** The same field with another kind: its default was of the former kind. */
export function withKind(field: CustomField, kind: Kind): CustomField {
  const { key, label, required, signed } = field;
  const same = { key, label, required, signed, default: null };
  return kind === "choice" ? { ...same, kind, options: [] } : { ...same, kind };
}

/** The same field with other choices; a default that is no longer among them goes. */
export function withOptions(field: CustomField, options: string[]): CustomField {
  if (field.kind !== "choice") return field;
  const stays = typeof field.default === "string" && options.includes(field.default);
  return { ...field, options, default: stays ? field.default : null };
}

/** A key made of the name: "Training days" → "training_days", and another one if that is taken. */
export function keyFor(label: string, taken: string[]): string {
  const plain = label
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "")
    .slice(0, 50);
  if (plain === "") return "";
  for (let count = 1; ; count++) {
    const key = count === 1 ? plain : `${plain}_${count}`;
    if (!taken.includes(key)) return key;
  }
}
