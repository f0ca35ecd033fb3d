import { describe, expect, it } from "vitest";
import { newFeature } from "../product-form";
import { grouped, membersOf, regrouped } from "./groups";

const features = ["", "A", "B", "A"].map((group, index) => ({ ...newFeature([], group), number: index + 1 }));
const groups = [
  { name: "B", note: "second" },
  { name: "A", note: "" },
];

describe("feature groups", () => {
  it("stand in their own order, after the features without one", () => {
    expect(grouped({ groups, features }).map(({ name, indexes }) => [name, indexes])).toEqual([
      ["", [0]],
      ["B", [2]],
      ["A", [1, 3]],
    ]);
  });

  it("lose no feature whose group is gone, and show none twice", () => {
    const twice = [...groups, { name: "A", note: "" }, { name: "", note: "" }];
    expect(grouped({ groups: twice, features }).flatMap(({ indexes }) => indexes)).toHaveLength(4);
    expect(grouped({ groups: [], features })[0]?.indexes).toEqual([0, 1, 2, 3]);
  });

  it("keep their features under another name", () => {
    const members = membersOf(features, "A");
    const half = regrouped(features, members, "B");
    expect(membersOf(half, "B"), "while the half-typed name is another group's").toEqual([1, 2, 3]);
    expect(membersOf(regrouped(half, members, "Better"), "B")).toEqual([2]);
    expect(membersOf(features, "")).toEqual([]);
  });
});
