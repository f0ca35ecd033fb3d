import { describe, expect, it } from "vitest";
import { ago } from "./ago";

const now = new Date(2026, 10, 19, 14, 40);
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime() / 1000;

describe("how long ago", () => {
  it.each([
    [at(2026, 10, 19, 14, 39), "1 min ago"],
    [at(2026, 10, 19, 14, 14), "26 min ago"],
    [at(2026, 10, 19, 12, 30), "2 h ago"],
    [at(2026, 10, 18, 23, 59), "Yesterday"],
    [at(2026, 10, 17, 9, 0), /^Tue /],
    [at(2025, 10, 17, 9, 0), /2025/],
  ])("%s is %s", (time, words) => {
    expect(ago(time, now)).toMatch(words);
  });
});
