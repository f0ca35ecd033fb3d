import { beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../contract/generated";
import { goToNextProblem, partProblems, problemsAt, spotOf } from "./problems";

const problem = (field: string, feature: number | null = null): Problem => ({
  code: "too_small",
  field,
  line: null,
  feature,
  message: field,
});

describe("where a problem is shown", () => {
  it.each([
    ["customer_id", null, { at: "customer" }],
    ["targets", null, { at: "targets" }],
    ["activation_limit", null, { at: "fact", field: "activation_limit" }],
    ["window.until", null, { at: "fact", field: "window.until" }],
    ["lines", null, { at: "order" }],
    ["key", null, { at: "order" }],
    ["", null, { at: "order" }],
    ["lines[3]", null, { at: "line", line: 3, part: "" }],
    ["lines[0].quantity", null, { at: "line", line: 0, part: "quantity" }],
    ["lines[0].features", null, { at: "line", line: 0, part: "features" }],
    ["lines[0].conditions.validity.until", null, { at: "line", line: 0, part: "conditions.validity.until" }],
    ["lines[0].memory[1].value", null, { at: "line", line: 0, part: "memory[1].value" }],
    ["lines[12].features[2].terms.seats", 7, { at: "feature", line: 12, feature: 7, part: "terms.seats" }],
    ["lines[1].features[0]", 1, { at: "feature", line: 1, feature: 1, part: "" }],
    ["something Rust learns later", null, { at: "order" }],
  ])("%s", (field, feature, spot) => {
    expect(spotOf(problem(field, feature))).toEqual(spot);
  });

  it("gives each problem to exactly one place", () => {
    const all = [
      problem("customer_id"),
      problem("lines[0].quantity"),
      problem("lines[1].quantity"),
      problem("lines[1].features[0].terms.seats", 5),
    ];
    expect(problemsAt(all, { at: "line", line: 1 }).map(({ field }) => field)).toEqual(["lines[1].quantity"]);
    expect(problemsAt(all, { at: "feature", line: 1, feature: 5 })).toHaveLength(1);
    expect(problemsAt(all, { at: "feature", line: 0, feature: 5 })).toHaveLength(0);
  });

  it("finds everything within a part of a line", () => {
    const all = ["lines[0].conditions.clients", "lines[0].memory[0].value", "lines[0].discount"].map((field) =>
      problem(field),
    );
    const found = (part: string) => partProblems(all, part).length;
    expect(["conditions", "memory", "discount", "disc", "values"].map(found)).toEqual([1, 1, 1, 0, 0]);
  });
});

describe("F8", () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <input id="fine">
      <input id="model" aria-invalid="true" data-also="true">
      <input id="first" aria-invalid="true" value="31 Dec 2020">
      <p id="second" data-problem tabindex="-1"></p>`;
  });

  it("goes from guilty field to guilty field and then around, past those that only show it too", () => {
    const visited = [0, 1, 2].map(() => {
      goToNextProblem();
      return document.activeElement?.id;
    });
    expect(visited).toEqual(["first", "second", "first"]);
  });

  it("marks what is in the field, so that typing replaces it", () => {
    goToNextProblem();
    const field = document.activeElement as HTMLInputElement;
    expect(field.value.slice(field.selectionStart ?? 0, field.selectionEnd ?? 0)).toBe("31 Dec 2020");
  });

  it("stays where it is when there is none", () => {
    document.body.innerHTML = '<input id="fine">';
    document.getElementById("fine")?.focus();
    goToNextProblem();
    expect(document.activeElement?.id).toBe("fine");
  });
});
