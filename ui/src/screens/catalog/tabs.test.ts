import { describe, expect, it } from "vitest";
import { errorsByTab, homeless, tabOf, tabToShow } from "./tabs";

describe("the tab of a problem", () => {
  it("is where its field stands", () => {
    expect(tabOf("features.2.terms.seats")).toBe("features");
    expect(tabOf("groups.0.name")).toBe("features");
    expect(tabOf("memory.0.cells.1.offset")).toBe("memory");
    expect(tabOf("conditions.validity.days")).toBe("defaults");
    expect(tabOf("activation_limit")).toBe("defaults");
    expect(tabOf("serials.alphabet")).toBe("prices");
    expect(tabOf("name")).toBe("head");
    expect(tabOf("status")).toBeNull();
  });

  it("counts them", () => {
    expect(errorsByTab({ "features.0.name": "a", "features.1.name": "b", "prices.tax": "c" })).toEqual({
      features: 2,
      prices: 1,
    });
  });

  it("is shown first, unless the one on screen has some too", () => {
    expect(tabToShow({ "memory.0.name": "x", "prices.tax": "y" }, "binding")).toBe("memory");
    expect(tabToShow({ "memory.0.name": "x", "prices.tax": "y" }, "prices")).toBe("prices");
    expect(tabToShow({ name: "x", "prices.tax": "y" }, "binding")).toBe("binding");
    expect(tabToShow({}, "binding")).toBe("binding");
  });

  it("is nowhere for what no field can show", () => {
    expect(homeless({ status: "The product is archived.", name: "x" })).toEqual(["The product is archived."]);
  });
});
