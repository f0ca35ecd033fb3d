// The window's words are English, so months and weekdays are too; the order of day and month is the user's.
const system = typeof navigator === "undefined" ? "en-GB" : navigator.language;

/** The locale that dates and figures are written in. */
export const locale = /^en-[A-Z]{2}$/.test(system) ? system : "en-GB";

/** Whether the user writes the month before the day. */
export const monthFirst = locale === "en-US";

const figures = new Intl.NumberFormat(locale);

/** "1,284". */
export function count(value: number): string {
  return figures.format(value);
}

/** "1 order", "3 orders". */
export function several(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}
