import { describe, expect, it } from "vitest";
import { dayOf, endOf, readDay, startOf, today } from "./days";

describe("days of terms, in UTC", () => {
  it("begin with their first second and end with their last", () => {
    expect(startOf("2026-12-01")).toBe(1796083200);
    expect(endOf("2026-12-01") - startOf("2026-12-01")).toBe(86_399);
  });

  it.each(["2024-02-29", "1970-01-01", "2038-01-20", "9999-12-31"])("%s survives the way there and back", (day) => {
    expect(dayOf(startOf(day))).toBe(day);
    expect(dayOf(endOf(day))).toBe(day);
  });

  it("do not depend on where the console stands", () => {
    const lateInUtc = Date.UTC(2026, 10, 19, 23, 59);
    expect(today(0, lateInUtc)).toBe("2026-11-19");
    expect(today(1, lateInUtc)).toBe("2026-11-20");
  });
});

describe("reading a day as people type it", () => {
  it.each([
    ["2027-12-31", "2027-12-31"],
    ["31 Dec 2027", "2027-12-31"],
    ["31 december 2027", "2027-12-31"],
    ["Dec 31, 2027", "2027-12-31"],
    ["31.12.2027", "2027-12-31"],
    ["31.12.27", "2027-12-31"],
    ["31/12/2027", "2027-12-31"],
    ["1 Mar 2028", "2028-03-01"],
  ])("%s", (typed, day) => {
    expect(readDay(typed, false)).toBe(day);
  });

  it("takes month first only from who writes so, and only with slashes", () => {
    expect(readDay("12/31/2027", true)).toBe("2027-12-31");
    expect(readDay("31.12.2027", true)).toBe("2027-12-31");
  });

  it.each(["", "soon", "31 Dec", "30 Feb 2027", "32.12.2027", "2027-13-01", "31 Foo 2027"])("refuses “%s”", (typed) => {
    expect(readDay(typed, false)).toBeNull();
  });
});
