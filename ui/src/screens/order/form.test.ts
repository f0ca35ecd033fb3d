import { describe, expect, it } from "vitest";
import { customers, emptyOrder, products } from "../../dev/data";
import { formOf, lineOf, merge } from "./form";

const [analyzer] = products;
const [muller] = customers;
if (!analyzer || !muller) throw new Error("the invented data has a product and a customer");

describe("a draft", () => {
  it("starts a line with the catalog's terms, everything included", () => {
    const line = lineOf(analyzer);
    expect(line.quantity).toBe(1);
    expect(line.features.map(({ terms }) => terms)).toEqual(analyzer.features.map(({ terms }) => terms));
    expect(line.features.every(({ excluded }) => !excluded)).toBe(true);
  });

  it("saves only what the contract asks for", () => {
    const form = formOf({ ...emptyOrder("A-1"), customer: muller, lines: [lineOf(analyzer)] });
    expect(form.customer_id).toBe(muller.id);
    expect(Object.keys(form.lines[0]?.features[0] ?? {})).toEqual(["number", "excluded", "terms"]);
  });

  it("keeps the space somebody has just typed, whatever Rust trimmed", () => {
    const typed = { ...emptyOrder("A-1"), purchase_order: "PO " };
    expect(merge(typed, { ...typed, purchase_order: "PO", version: 2 }, true).purchase_order).toBe("PO ");
  });

  it("keeps newer edits when the reply is older, and takes over what Rust found", () => {
    const typed = { ...emptyOrder("A-1"), activation_limit: 7 };
    const shown = merge(typed, { ...typed, activation_limit: 3, version: 5, sentence: "X gains Y." }, false);
    expect(shown).toMatchObject({ activation_limit: 7, version: 5, sentence: "X gains Y." });
  });
});
