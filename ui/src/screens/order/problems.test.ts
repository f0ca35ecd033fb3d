import { beforeEach, describe, expect, it } from "vitest";
import type { Problem } from "../../contract/generated";
import { goToNextProblem, problemsAt, spotOf } from "./problems";

const problem = (field: string, message = field): Problem => ({
  code: "too_small",
  field,
  line: null,
  feature: null,
  message,
});

describe("where a problem is shown", () => {
  it.each([
    ["customer_id", { at: "customer" }],
    ["activation_limit", { at: "fact", field: "activation_limit" }],
    ["lines", { at: "order" }],
    ["", { at: "order" }],
    ["lines[3]", { at: "line", line: 3 }],
    ["lines[0].quantity", { at: "line", line: 0 }],
    ["lines[12].features[2].terms.model.until", { at: "feature", line: 12, feature: 2, part: "terms.model.until" }],
    ["lines[1].features[0]", { at: "feature", line: 1, feature: 0, part: "" }],
    ["something Rust learns later", { at: "order" }],
  ])("%s", (field, spot) => {
    expect(spotOf(problem(field))).toEqual(spot);
  });

  it("gives each problem to exactly one place", () => {
    const all = ["customer_id", "lines[0].quantity", "lines[1].quantity", "lines[1].features[0].terms.seats"].map(
      (field) => problem(field),
    );
    expect(problemsAt(all, { at: "line", line: 1 }).map(({ field }) => field)).toEqual(["lines[1].quantity"]);
    expect(problemsAt(all, { at: "feature", line: 1, feature: 0 })).toHaveLength(1);
    expect(problemsAt(all, { at: "feature", line: 0, feature: 0 })).toHaveLength(0);
  });
});

describe("F8", () => {
  beforeEach(() => {
    document.body.innerHTML = `
      <input id="fine">
      <input id="first" aria-invalid="true">
      <p id="second" data-problem tabindex="-1"></p>`;
  });

  it("goes from problem to problem and then around", () => {
    const visited = [0, 1, 2].map(() => {
      goToNextProblem();
      return document.activeElement?.id;
    });
    expect(visited).toEqual(["first", "second", "first"]);
  });

  it("stays where it is when there is none", () => {
    document.body.innerHTML = '<input id="fine">';
    document.getElementById("fine")?.focus();
    goToNextProblem();
    expect(document.activeElement?.id).toBe("fine");
  });
});
