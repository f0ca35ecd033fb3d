import { type Day, dayOf, readDay, startOf, today } from "../../time/days";

const steps: Record<string, (date: Date, by: number) => void> = {
  d: (date, by) => date.setUTCDate(date.getUTCDate() + by),
  w: (date, by) => date.setUTCDate(date.getUTCDate() + 7 * by),
  m: (date, by) => date.setUTCMonth(date.getUTCMonth() + by),
  y: (date, by) => date.setUTCFullYear(date.getUTCFullYear() + by),
};

/** The next day a month without a year means: "31.12." is this year's, or next year's once that is over. */
function withoutYear(text: string, now: number): Day | null {
  const year = new Date(now).getUTCFullYear();
  const said = readDay(`${text} ${year}`);
  if (said === null || said >= today(0, now)) return said;
  return readDay(`${text} ${year + 1}`);
}

/** Reads a day as `readDay` does, and what is quicker to type: "+30" (days), "+6m", "+1y", "31.12", "31 Dec". */
export function readSoon(text: string, now = Date.now()): Day | null {
  const [, by, unit = "d"] = text.trim().match(/^\+(\d{1,4})\s*([dwmy])?$/i) ?? [];
  if (by !== undefined) {
    const date = new Date(startOf(today(0, now)) * 1000);
    steps[unit.toLowerCase()]?.(date, Number(by));
    return dayOf(Math.floor(date.getTime() / 1000));
  }
  return readDay(text) ?? withoutYear(text, now);
}
