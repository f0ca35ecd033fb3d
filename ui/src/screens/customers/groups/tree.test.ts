import { describe, expect, it } from "vitest";
import type { GroupView } from "../../../contract/generated";
import { parentsFor, treeOf } from "./tree";

const group = (id: string, parent: string | null, kind: "master" | "standard" = "master"): GroupView => ({
  id,
  version: 1,
  customer_id: "c",
  content: { name: id, kind, parent_id: parent, description: "", users: [] },
  licenses: 0,
  created_at: 0,
  updated_at: 0,
});

describe("the groups of a customer", () => {
  const groups = [
    group("lab 2", "site", "standard"),
    group("site", null),
    group("lab 1", "site"),
    group("lost", "gone"),
  ];

  it("stand below their master group, by name", () => {
    expect(treeOf(groups).map(({ group: { id }, depth }) => `${depth} ${id}`)).toEqual([
      "0 lost",
      "0 site",
      "1 lab 1",
      "1 lab 2",
    ]);
  });

  it("may go under master groups that are not below themselves", () => {
    expect(parentsFor(groups, "site").map(({ id }) => id)).toEqual(["lost"]);
    expect(parentsFor(groups, "lab 2").map(({ id }) => id)).toEqual(["site", "lab 1", "lost"]);
    expect(parentsFor(groups, null)).toHaveLength(3);
  });
});
