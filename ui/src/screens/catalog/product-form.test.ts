import { describe, expect, it } from "vitest";
import { newFeature, newProduct, ordered, rules } from "./product-form";

const feature = (number: number, name: string) => ({ ...newFeature([]), number, name });
const release = (version: string, date: number) => ({ version, date, notes: "", url: "" });

describe("a product's form", () => {
  it("sends everything in the order Rust keeps, and knows where it came from", () => {
    const content = {
      ...newProduct(),
      features: [feature(5, "b"), feature(2, "a")],
      releases: [release("1.0", 100), release("2.0", 200)],
    };
    const sent = ordered(content);
    expect(sent.content.features.map(({ number }) => number)).toEqual([2, 5]);
    expect(sent.content.releases.map(({ version }) => version)).toEqual(["2.0", "1.0"]);
    expect(sent.origins).toEqual({ features: [1, 0], releases: [1, 0], memory: [] });
    expect(content.features[0]?.number, "the form stays as typed").toBe(5);
  });

  it("numbers a new feature after the last one", () => {
    expect(newFeature([feature(3, "a"), feature(9, "b")]).number).toBe(10);
    expect(newFeature([], "Measuring").group).toBe("Measuring");
  });

  it("sees what is missing and what stands twice", () => {
    const errors = rules({
      ...newProduct(),
      number: 1,
      name: "A",
      features: [feature(1, "a"), feature(1, "")],
      fields: [{ key: "no spaces", label: "", kind: "text", default: null, required: false, signed: true }],
    });
    expect(Object.keys(errors).sort()).toEqual([
      "features.1.name",
      "features.1.number",
      "fields.0.key",
      "fields.0.label",
    ]);
  });

  it("has nothing against a whole product", () => {
    expect(rules({ ...newProduct(), number: 1, name: "A", features: [feature(1, "a")] })).toEqual({});
  });
});
