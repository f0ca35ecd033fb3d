import type { Problem } from "../../contract/generated";

/** Where a problem is shown: each has exactly one place. `part` is the path within it: "terms.seats", "conditions.clients". */
export type Spot =
  | { at: "customer" }
  | { at: "targets" }
  | { at: "fact"; field: string }
  | { at: "line"; line: number; part: string }
  | { at: "feature"; line: number; feature: number; part: string }
  | { at: "order" };

const facts = new Set([
  "activation_limit",
  "can_overwrite",
  "crm_id",
  "currency",
  "customer_required",
  "demo",
  "description",
  "discount",
  "note",
  "purchase_order",
  "ref_id",
  "reseller_id",
  "tax",
  "window.from",
  "window.until",
]);

/** Reads the path that Rust gives: `lines[0].features[2].terms.model.until`. A feature is known by its number. */
export function spotOf({ field, feature }: Problem): Spot {
  if (field.startsWith("customer_id")) return { at: "customer" };
  if (field === "targets") return { at: "targets" };
  if (facts.has(field)) return { at: "fact", field };
  const [, index, part = ""] = field.match(/^lines\[(\d+)\](?:\.(.*))?$/) ?? [];
  if (index === undefined) return { at: "order" };
  const line = Number(index);
  const own = part.match(/^features\[\d+\](?:\.(.*))?$/);
  if (feature === null || !own) return { at: "line", line, part };
  return { at: "feature", line, feature, part: own[1] ?? "" };
}

/** The problems that belong to one place. */
export function problemsAt(problems: Problem[], wanted: Partial<Spot> & Pick<Spot, "at">): Problem[] {
  return problems.filter((problem) => {
    const spot = spotOf(problem) as Record<string, unknown>;
    return Object.entries(wanted).every(([name, value]) => spot[name] === value);
  });
}

/** What is wrong with one fact of the order. */
export function factProblem(problems: Problem[], field: string): string | undefined {
  return problemsAt(problems, { at: "fact", field })[0]?.message;
}

/** What is wrong with one part of a line, or with anything within that part: "quantity", "conditions". */
export function partProblems(problems: Problem[], part: string): Problem[] {
  return problems.filter((problem) => {
    const spot = spotOf(problem);
    if (spot.at !== "line") return false;
    return spot.part === part || spot.part.startsWith(`${part}.`) || spot.part.startsWith(`${part}[`);
  });
}

/** What nobody has filled in yet is not wrong: it is said calmly until somebody tries to submit. */
export function isMissing(problem: Problem): boolean {
  return problem.code === "missing";
}

/** Moves the focus to the next guilty field after where it is; from the last to the first. */
export function goToNextProblem(root: ParentNode = document): void {
  const all = [...root.querySelectorAll<HTMLElement>("[aria-invalid=true]:not([data-also]), [data-problem]")];
  const here = document.activeElement;
  const next = all.find(
    (element) => here && element !== here && here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const target = next ?? all[0];
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
  if (target instanceof HTMLInputElement) target.select();
}
