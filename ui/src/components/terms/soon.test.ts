import { describe, expect, it } from "vitest";
import { readSoon } from "./soon";

const now = Date.UTC(2026, 10, 19, 14, 0);

describe("a day that is quick to type", () => {
  it.each([
    ["+30", "2026-12-19"],
    ["+2w", "2026-12-03"],
    ["+6m", "2027-05-19"],
    ["+1Y", "2027-11-19"],
    ["+0", "2026-11-19"],
    ["31.12", "2026-12-31"],
    ["31.12.", "2026-12-31"],
    ["31 Dec", "2026-12-31"],
    ["1 Feb", "2027-02-01"],
    ["19 nov", "2026-11-19"],
    ["31.12.2028", "2028-12-31"],
    ["2028-12-31", "2028-12-31"],
  ])("%s", (typed, day) => {
    expect(readSoon(typed, now)).toBe(day);
  });

  it.each(["", "+", "+x", "soon", "30 Feb", "12"])("refuses “%s”", (typed) => {
    expect(readSoon(typed, now)).toBeNull();
  });
});
