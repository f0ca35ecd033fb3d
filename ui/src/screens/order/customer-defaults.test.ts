import { describe, expect, it } from "vitest";
import { emptyOrder } from "../../dev/data";
import { customerDefaults } from "./customer-defaults";
import { bareLine } from "./form";

const { content } = emptyOrder("A-1");
const swiss = { currency: "CHF", tax: 810, discount: 500, reseller_id: "bryn" };
const plain = { currency: null, tax: null, discount: 0, reseller_id: null };

describe("a customer's defaults", () => {
  it("fill what a new draft leaves open", () => {
    expect(customerDefaults(content, null, swiss)).toEqual(swiss);
  });

  it("leave alone what somebody typed", () => {
    const typed = { ...content, tax: 700, discount: 100, reseller_id: "other" };
    expect(customerDefaults(typed, null, swiss)).toEqual({ currency: "CHF" });
  });

  it("follow from one customer to the next", () => {
    const first = { ...content, ...customerDefaults(content, null, swiss) };
    expect(customerDefaults(first, swiss, plain)).toEqual({ discount: 0, reseller_id: null });
    expect(customerDefaults(first, swiss, { ...swiss, currency: "EUR" }).currency).toBe("EUR");
  });

  it("never change the currency of prices that were typed", () => {
    const priced = { ...content, lines: [{ ...bareLine("product", null), unit_price: 100 }] };
    expect(customerDefaults(priced, null, swiss).currency).toBeUndefined();
  });
});
