import type { Problem } from "../../contract/generated";

/** Where a problem is shown: each has exactly one place. */
export type Spot =
  | { at: "customer" }
  | { at: "fact"; field: "activation_limit" | "purchase_order" | "demo" | "note" }
  | { at: "line"; line: number }
  | { at: "feature"; line: number; feature: number; part: string }
  | { at: "order" };

const facts = ["activation_limit", "purchase_order", "demo", "note"] as const;

/** Reads the path that Rust gives: `lines[0].features[2].terms.model.until`. */
export function spotOf({ field }: Problem): Spot {
  if (field.startsWith("customer_id")) return { at: "customer" };
  const fact = facts.find((name) => field === name);
  if (fact) return { at: "fact", field: fact };
  const [, line, feature, part = ""] = field.match(/^lines\[(\d+)\](?:\.features\[(\d+)\](?:\.(.*))?)?/) ?? [];
  if (line === undefined) return { at: "order" };
  if (feature === undefined) return { at: "line", line: Number(line) };
  return { at: "feature", line: Number(line), feature: Number(feature), part };
}

/** The problems that belong to one place. */
export function problemsAt(problems: Problem[], wanted: Partial<Spot> & Pick<Spot, "at">): Problem[] {
  return problems.filter((problem) => {
    const spot = spotOf(problem) as Record<string, unknown>;
    return Object.entries(wanted).every(([name, value]) => spot[name] === value);
  });
}

/** What nobody has filled in yet is not wrong: it is said calmly until somebody tries to submit. */
export function isMissing(problem: Problem): boolean {
  return problem.code === "missing";
}

/** Moves the focus to the next problem after where it is; from the last to the first. */
export function goToNextProblem(root: ParentNode = document): void {
  const all = [...root.querySelectorAll<HTMLElement>("[aria-invalid=true], [data-problem]")];
  const here = document.activeElement;
  const next = all.find(
    (element) => here && element !== here && here.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const target = next ?? all[0];
  target?.scrollIntoView({ block: "center" });
  target?.focus({ preventScroll: true });
}
