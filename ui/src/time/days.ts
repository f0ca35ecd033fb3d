import type { Time } from "../contract/generated";
import { locale, monthFirst } from "./locale";

/** A day of the calendar, "2027-12-31". Terms begin and end with days in UTC, wherever the console stands. */
export type Day = string;

const dayLength = 86_400;

/** The UTC day a moment falls on. */
export function dayOf(time: Time): Day {
  return new Date(time * 1000).toISOString().slice(0, 10);
}

/** Its first second: when a term begins. */
export function startOf(day: Day): Time {
  return Date.parse(`${day}T00:00:00Z`) / 1000;
}

/** Its last second: a term that ends on a day grants the whole day. */
export function endOf(day: Day): Time {
  return startOf(day) + dayLength - 1;
}

/** Today in UTC, moved by whole days. */
export function today(plus = 0, now = Date.now()): Day {
  return dayOf(Math.floor(now / 1000) + plus * dayLength);
}

const written = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** "31 Dec 2027". */
export function writeDay(day: Day): string {
  return written.format(startOf(day) * 1000);
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

function made(year: number, month: number, day: number): Day | null {
  const full = year < 100 ? 2000 + year : year;
  const text = `${full}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dayOf(time / 1000) === text ? text : null;
}

/** Reads a day as people type it: 2027-12-31, 31 Dec 2027, December 31 2027, 31.12.27, and 12/31/2027 by locale. */
export function readDay(text: string, us = monthFirst): Day | null {
  const parts = text.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];
  const word = parts.findIndex((part) => months.includes(part.slice(0, 3)) && !/^\d/.test(part));
  const figures = parts.filter((part) => /^\d+$/.test(part)).map(Number);
  const [a = 0, b = 0, c = 0] = figures;
  if (word >= 0) {
    if (figures.length !== 2) return null;
    return made(b, months.indexOf((parts[word] ?? "").slice(0, 3)) + 1, a);
  }
  if (figures.length !== 3) return null;
  if (a > 31) return made(a, b, c);
  return us && text.includes("/") ? made(c, a, b) : made(c, b, a);
}
