import { describe, expect, it } from "vitest";
import { errorsIn, errorsOf, lasting, sorted, valueAt } from "./paths";

const problem = (field: string, message = "wrong") => ({ field, message });

describe("problems by path", () => {
  it("are named as forms name their fields", () => {
    expect(errorsOf([problem("memory[0].cells[1].offset"), problem("prices.price"), problem("values.KEY")])).toEqual({
      "memory.0.cells.1.offset": "wrong",
      "prices.price": "wrong",
      "values.KEY": "wrong",
    });
  });

  it("tell two problems of one field together", () => {
    expect(errorsOf([problem("name", "Too long."), problem("name", "On one line.")])).toEqual({
      name: "Too long. On one line.",
    });
  });

  it("find the row that was sorted to another place on its way", () => {
    const { list, from } = sorted([{ number: 7 }, { number: 1 }, { number: 3 }], ({ number }) => number);
    expect(list.map(({ number }) => number)).toEqual([1, 3, 7]);
    expect(errorsOf([problem("features[2].terms.seats")], { features: from })).toEqual({
      "features.0.terms.seats": "wrong",
    });
    expect(errorsOf([problem("features")], { features: from })).toEqual({ features: "wrong" });
  });

  it("keep equal rows in the order they were typed", () => {
    expect(
      sorted(
        [
          { n: 1, a: 0 },
          { n: 1, a: 1 },
        ],
        ({ n }) => n,
      ).from,
    ).toEqual([0, 1]);
  });
});

describe("errors after a change", () => {
  const errors = { "a.terms.seats": "few", "a.terms.model.until": "late", a: "all", "b.x": "other" };

  it("last where the value stayed the same, or elsewhere", () => {
    const before = { seats: 0, model: { kind: "until", until: 1 } };
    expect(lasting(errors, "a.terms", before, { ...before, seats: 1 })).toEqual({
      "a.terms.model.until": "late",
      "b.x": "other",
    });
    expect(lasting(errors, "a.terms", before, { ...before, model: { kind: "perpetual" } })).toEqual({
      "a.terms.seats": "few",
      "b.x": "other",
    });
  });

  it("are those of one row", () => {
    expect(errorsIn(errors, "a")).toEqual(["few", "late"]);
  });

  it("reads values by path, also where there are none", () => {
    expect(valueAt({ a: [{ b: 1 }] }, "a.0.b")).toBe(1);
    expect(valueAt({ a: null }, "a.0.b")).toBeUndefined();
  });
});
