import { describe, expect, it } from "vitest";
import type { Part, PartRule } from "../../../contract/generated";
import { problemOf, sentenceOf } from "./words";

const of = (parts: Partial<Record<Part, PartRule>>, tolerated_changes = 0) => sentenceOf({ parts, tolerated_changes });

describe("a binding in one sentence", () => {
  it("says what must be the same and what may differ", () => {
    expect(of({})).toBe("Licenses are not bound: an activation is good on any machine.");
    expect(of({ cpu: "required" })).toBe("A machine is recognized while CPU is the same.");
    expect(of({ cpu: "required", motherboard: "required", hdd: "replaceable", mac: "replaceable" }, 1)).toBe(
      "A machine is recognized while CPU and main board are the same and at most one of disk and network adapter differs.",
    );
    expect(of({ cpu: "required", hdd: "replaceable" }, 0)).toBe(
      "A machine is recognized while CPU and disk are the same.",
    );
    expect(of({ cpu: "required", hdd: "replaceable" }, 1)).toBe(
      "A machine is recognized while CPU is the same; disk may differ.",
    );
    expect(of({ hdd: "replaceable", mac: "replaceable", os: "replaceable" }, 2)).toBe(
      "A machine is recognized while at most two of disk, network adapter and operating system differ.",
    );
  });

  it("names what cannot be", () => {
    expect(problemOf({ parts: { cpu: "required" }, tolerated_changes: 1 })).toContain("No part may be replaced");
    expect(problemOf({ parts: { hdd: "replaceable" }, tolerated_changes: 1 })).toContain("Every part could differ");
    expect(problemOf({ parts: { cpu: "required", hdd: "replaceable" }, tolerated_changes: 2 })).toContain("at most 1");
    expect(problemOf({ parts: { cpu: "required", hdd: "replaceable" }, tolerated_changes: 1 })).toBeUndefined();
    expect(problemOf({ parts: {}, tolerated_changes: 0 })).toBeUndefined();
  });
});
