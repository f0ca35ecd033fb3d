import type { Currency, Share } from "../../contract/generated";
import { locale } from "../../time/locale";
import { digitsOf } from "./currency";

const whole = new Intl.NumberFormat(locale);
const group = whole.formatToParts(1_000_000).find(({ type }) => type === "group")?.value ?? ",";
const point = new Intl.NumberFormat(locale).formatToParts(1.5).find(({ type }) => type === "decimal")?.value ?? ".";

// Powers of ten as text and whole numbers only: a price is never a floating fraction.
function split(value: number, digits: number): { whole: bigint; part: string } {
  const unit = 10n ** BigInt(digits);
  const amount = BigInt(Math.abs(Math.trunc(value)));
  return { whole: amount / unit, part: digits > 0 ? String(amount % unit).padStart(digits, "0") : "" };
}

/** "12,774.65" without its currency. A minus is a real minus. */
export function writeAmount(minor: number, currency: Currency): string {
  const { whole: major, part } = split(minor, digitsOf(currency));
  return `${minor < 0 ? "−" : ""}${whole.format(major)}${part ? point + part : ""}`;
}

/** "19", "5.5", "7.05": a share in percent, without its sign. */
export function writeShare(share: Share): string {
  const { whole: major, part } = split(share, 2);
  const short = part.replace(/0+$/, "");
  return `${whole.format(major)}${short ? point + short : ""}`;
}

/** "19 %". */
export function percent(share: Share): string {
  return `${writeShare(share)} %`;
}

const marks = /[.,٫]/g;

/** The last mark as the point, when it can be one; the others as what separates thousands. Null: not a number. */
function parts(text: string, digits: number): { major: string; minor: string } | null {
  const found = [...text.matchAll(marks)].map((match) => match.index);
  const last = found.at(-1);
  if (last === undefined) return { major: text, minor: "" };
  const [before, after] = [text.slice(0, last), text.slice(last + 1)];
  const one = found.length === 1;
  const same = new Set(found.map((index) => text[index])).size === 1;
  const threes = /^[1-9]\d{0,2}([.,٫]\d{3})+$/.test(text);
  // "1,284" and "1.284.000" are thousands; "1.284" too, unless the currency has three digits and this is its point.
  const isPoint = !threes || !same || (one && digits >= 3 && text[last] === point && point !== group);
  if (!isPoint) return { major: text.replace(marks, ""), minor: "" };
  // Two marks of one kind are no point: "1.2.3".
  if (same && !one) return null;
  if (!one && !/^\d{1,3}([.,٫]\d{3})*$/.test(before)) return null;
  return { major: before.replace(marks, ""), minor: after };
}

function read(text: string, digits: number): number | null {
  const plain = text.normalize("NFKC").replace(/[\s'’\u00a0\u202f]/g, "");
  const found = plain ? parts(plain, digits) : null;
  if (!found || !/^\d*$/.test(found.major) || !/^\d*$/.test(found.minor)) return null;
  // Zeros after the last digit say nothing new: "4.500" of a euro is "4.50", were it typed so.
  const minor = found.minor.replace(/0+$/, "").padEnd(digits, "0");
  if (minor.length > digits || found.major + found.minor === "") return null;
  const value = Number(found.major + minor);
  return Number.isSafeInteger(value) ? value : null;
}

/** Reads an amount as people type it ("4200", "4,200.00", "4.200,5", "€ 4 200") into minor units; null: cannot be. */
export function readAmount(text: string, currency: Currency): number | null {
  return read(text.replace(/\p{Sc}|[A-Za-z]{3}/gu, ""), digitsOf(currency));
}

/** Reads a share as people type it ("19", "19 %", "5,5") into hundredths of a percent; null: cannot be. */
export function readShare(text: string): Share | null {
  const [, major = "", minor = ""] = text.normalize("NFKC").match(/^\s*(\d{0,6})(?:[.,٫](\d{0,2}))?\s*%?\s*$/) ?? [];
  return major + minor === "" ? null : Number(major + minor.padEnd(2, "0"));
}
