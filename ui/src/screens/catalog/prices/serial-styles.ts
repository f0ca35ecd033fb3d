import type { SerialStyle } from "../../../contract/generated";

export type SerialForm = "default" | "digits" | "own";

/** Letters and digits nobody confuses: no 0 O o, no 1 I l i. */
export const plainAlphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz";

/** The forms that need no thought. */
export const defaultStyle: SerialStyle = { alphabet: plainAlphabet, groups: 5, group_length: 6 };
export const digitsStyle: SerialStyle = { alphabet: "0123456789", groups: 3, group_length: 6 };

/** Which of the forms a product has; none is the default. */
export function serialFormOf(style: SerialStyle | null): SerialForm {
  if (style === null) return "default";
  const { alphabet, groups, group_length } = digitsStyle;
  const digits = style.alphabet === alphabet && style.groups === groups && style.group_length === group_length;
  return digits ? "digits" : "own";
}

/** What a form begins with; an own one with what was there. */
export function startOfForm(form: SerialForm, now: SerialStyle | null): SerialStyle | null {
  if (form === "default") return null;
  return form === "digits" ? digitsStyle : (now ?? defaultStyle);
}

// More than anybody can want is not drawn: Rust says what is wrong with it.
const most = 12;

/** A text that looks like the serial numbers of this style, made without chance and without a check part. */
export function shapeOf({ alphabet, groups, group_length }: SerialStyle): string {
  const characters = Array.from(alphabet);
  if (characters.length === 0) return "";
  const length = Math.min(group_length, most);
  const character = (at: number) => characters[(at * 17 + 5) % characters.length];
  return Array.from({ length: Math.min(groups, most) }, (_, group) =>
    Array.from({ length }, (_, at) => character(group * length + at)).join(""),
  ).join("-");
}
