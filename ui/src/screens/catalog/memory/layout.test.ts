import { describe, expect, it } from "vitest";
import type { Cell } from "../../../contract/generated";
import { bytesOf, misplaced, newCell, newItem, pictureOf, segmentsOf, usedOf } from "./layout";

const cell = (number: number, offset: number, size: number, name = `c${number}`): Cell => ({
  number,
  name,
  description: "",
  offset,
  size,
  kind: "bytes",
  value: "",
  editable: false,
});

describe("the bytes of a memory item", () => {
  it("are cut into cells and gaps", () => {
    const item = { size: 16, cells: [cell(1, 0, 4), cell(2, 8, 4)] };
    expect(segmentsOf(item).map(({ from, to, cells }) => [from, to, cells])).toEqual([
      [0, 4, [0]],
      [4, 8, []],
      [8, 12, [1]],
      [12, 16, []],
    ]);
    expect(usedOf(item)).toBe(8);
    expect(pictureOf(item)).toBe("16 bytes; bytes 0–3: c1; bytes 4–7: free; bytes 8–11: c2; bytes 12–15: free");
  });

  it("are as many as the cells need where the item has no size", () => {
    expect(bytesOf({ size: 0, cells: [cell(1, 2, 4)] })).toBe(6);
    expect(segmentsOf({ size: 0, cells: [cell(1, 0, 1)] }).some(({ beyond }) => beyond)).toBe(false);
    expect(segmentsOf({ size: 0, cells: [] })).toEqual([]);
  });

  it("tell overlaps and overruns, in the picture and beside the cell", () => {
    const item = { size: 8, cells: [cell(1, 0, 4), cell(2, 2, 4), cell(3, 6, 4, "")] };
    expect(segmentsOf(item).find(({ cells }) => cells.length > 1)).toMatchObject({ from: 2, to: 4 });
    expect(segmentsOf(item).at(-1)).toMatchObject({ from: 8, to: 10, beyond: true });
    expect(misplaced(item, 0)).toEqual([]);
    expect(misplaced(item, 1)).toEqual(["c2 overlaps c1: move one of them."]);
    expect(misplaced(item, 2)).toEqual(["Cell 3 ends at byte 10, the item at 8."]);
    expect(pictureOf(item)).toContain("bytes 2–3: c1 and c2 overlap");
  });

  it("grow by a cell behind the last, and by an item after the last", () => {
    expect(newCell({ cells: [cell(4, 8, 8), cell(2, 0, 8)] })).toMatchObject({ number: 5, offset: 16, size: 4 });
    expect(newItem([newItem([])]).alias).toBe(2);
  });
});
