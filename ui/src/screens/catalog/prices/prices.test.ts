import { describe, expect, it } from "vitest";
import { inCurrency } from "./prices-tab";
import { defaultStyle, digitsStyle, serialFormOf, shapeOf, startOfForm } from "./serial-styles";

describe("serial numbers", () => {
  it("look like their style", () => {
    expect(shapeOf(defaultStyle)).toMatch(/^(\w{6}-){4}\w{6}$/);
    expect(shapeOf(digitsStyle)).toMatch(/^(\d{6}-){2}\d{6}$/);
    expect(shapeOf({ alphabet: "ab", groups: 2, group_length: 3 })).toMatch(/^[ab]{3}-[ab]{3}$/);
    expect(shapeOf({ alphabet: "", groups: 2, group_length: 3 })).toBe("");
    expect(shapeOf({ alphabet: "ab", groups: 4_000_000_000, group_length: 4_000_000_000 }).length).toBeLessThan(200);
  });

  it("are of one of three forms, and an own one starts with what was there", () => {
    expect([null, digitsStyle, { ...digitsStyle, groups: 4 }].map(serialFormOf)).toEqual(["default", "digits", "own"]);
    expect(startOfForm("own", null)).toEqual(defaultStyle);
    expect(startOfForm("own", digitsStyle)).toEqual(digitsStyle);
    expect(startOfForm("default", digitsStyle)).toBeNull();
  });
});

describe("prices", () => {
  it("keep their figures in a currency with other minor units", () => {
    const euros = { currency: "EUR", price: 420_000, reseller_price: null, tax: 1900 };
    expect(inCurrency(euros, "JPY")).toEqual({ currency: "JPY", price: 4200, reseller_price: null, tax: 1900 });
    expect(inCurrency(euros, "KWD").price).toBe(4_200_000);
    expect(inCurrency(euros, "USD").price).toBe(420_000);
  });
});
