import { describe, expect, it } from "vitest";
import { drawnAt, lowest, pageOf, rowHeight, scrollOf, spaceOf, topOf, topToSee } from "./space";

const view = 720;
const small = spaceOf(148, view);
const million = spaceOf(1_000_000, view);

describe("a list of some rows", () => {
  it("is as high as its rows, and scrolls px by px", () => {
    expect(small.drawn).toBe(148 * rowHeight);
    expect(topOf(small, 1234)).toBe(1234);
    expect(scrollOf(small, 1234)).toBe(1234);
  });

  it("draws what is seen and a few more, never past its ends", () => {
    expect(drawnAt(small, 0)).toEqual({ first: 0, end: 28 });
    expect(drawnAt(small, 40 * rowHeight)).toEqual({ first: 32, end: 68 });
    expect(drawnAt(small, lowest(small)).end).toBe(148);
    expect(drawnAt(spaceOf(0, view), 0)).toEqual({ first: 0, end: 0 });
  });

  it("scrolls no farther than a row needs", () => {
    expect(topToSee(small, 0, 19)).toBe(0);
    expect(topToSee(small, 0, 20)).toBe(rowHeight);
    expect(topToSee(small, 50 * rowHeight, 10)).toBe(10 * rowHeight);
    expect(topToSee(small, 0, 147)).toBe(lowest(small));
    expect(pageOf(small)).toBe(19);
  });
});

describe("a million rows", () => {
  it("stay below the height browsers can draw", () => {
    expect(million.whole).toBe(36_000_000);
    expect(million.drawn).toBeLessThan(16_000_000);
  });

  it("reach from the first to the last with the scroll bar", () => {
    expect(topOf(million, 0)).toBe(0);
    expect(topOf(million, million.drawn - view)).toBe(lowest(million));
    expect(drawnAt(million, lowest(million)).end).toBe(1_000_000);
    expect(topToSee(million, 0, 999_999)).toBe(lowest(million));
  });

  it("find back from the place of the scroll bar to every row", () => {
    for (const row of [0, 1, 99, 123_456, 500_000, 987_654]) {
      const top = row * rowHeight;
      const back = topOf(million, scrollOf(million, top));
      expect(Math.abs(back - top)).toBeLessThan(0.01);
    }
  });
});
