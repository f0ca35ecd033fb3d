import type { Time } from "../contract/generated";
import { locale } from "./locale";

// "4:45 AM" where there is a morning and an afternoon, "04:45" elsewhere.
const clock = new Intl.DateTimeFormat(locale, { hour: locale === "en-US" ? "numeric" : "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("en", { weekday: "short" });
const dayMonth = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short" });
const dayMonthYear = new Intl.DateTimeFormat(locale, { day: "numeric", month: "short", year: "numeric" });
const whole = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });

const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** How long ago something happened, in the user's own time: "26 min ago", "2 h ago", "Yesterday", "Tue 17 Nov". */
export function ago(time: Time, now = new Date()): string {
  const then = new Date(time * 1000);
  const seconds = (now.getTime() - then.getTime()) / 1000;
  const days = Math.round((midnight(now) - midnight(then)) / 86_400_000);
  if (seconds < 60) return "Just now";
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
  if (days <= 0) return `${Math.floor(seconds / 3600)} h ago`;
  if (days === 1) return "Yesterday";
  if (then.getFullYear() !== now.getFullYear()) return dayMonthYear.format(then);
  return `${weekday.format(then)} ${dayMonth.format(then)}`;
}

/** "today 14:06", "17 Nov 14:06": for a sentence that says who did something when. */
export function moment(time: Time, now = new Date()): string {
  const then = new Date(time * 1000);
  if (midnight(then) === midnight(now)) return `today ${clock.format(then)}`;
  const day = then.getFullYear() === now.getFullYear() ? dayMonth : dayMonthYear;
  return `${day.format(then)} ${clock.format(then)}`;
}

/** "14:32". */
export function clockTime(date: Date): string {
  return clock.format(date);
}

/** "Tuesday, 17 November 2026 at 14:06", for tooltips. */
export function exactly(time: Time): string {
  return whole.format(time * 1000);
}
