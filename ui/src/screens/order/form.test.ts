import { describe, expect, it } from "vitest";
import type { LineView, ProfileContent } from "../../contract/generated";
import { emptyOrder, products } from "../../dev/data";
import {
  bareLine,
  featuresOf,
  formOf,
  isShown,
  merge,
  planned,
  withContent,
  withFeature,
  withLine,
  withoutLine,
  withWay,
} from "./form";

const [analyzer] = products;
if (!analyzer) throw new Error("the invented data has a product");

const view = {
  features: analyzer.content.features.map((feature) => ({ ...feature, excluded: false, granted: "", before: null })),
} as unknown as LineView;

describe("a draft", () => {
  it("saves what its author decides, with the newest version", () => {
    const order = { ...emptyOrder("A-1"), version: 4, note: "n" };
    expect(formOf(order)).toEqual({ id: order.id, version: 4, note: "n", content: order.content });
  });

  it("shows a feature as the line has it, and others as the catalog has them", () => {
    const [first, second] = featuresOf(bareLine(analyzer.id, null), view);
    if (!first || !second) throw new Error("the product has features");
    const line = withFeature(bareLine(analyzer.id, null), { ...second, terms: { ...second.terms, seats: 9 } });
    expect(
      featuresOf(line, view)
        .map(({ terms }) => terms.seats)
        .slice(0, 2),
    ).toEqual([first.terms.seats, 9]);
  });

  it("keeps a line's features in the order of their numbers", () => {
    const [a, b, c] = analyzer.content.features.map(({ number, terms }) => ({
      ...{ number, terms, excluded: false },
      limit: null,
    }));
    if (!a || !b || !c) throw new Error("the product has features");
    const line = [c, a, b].reduce(withFeature, bareLine(analyzer.id, null));
    expect(line.features.map(({ number }) => number)).toEqual([a, b, c].map(({ number }) => number));
  });

  it("takes what is known about a line out with the line", () => {
    const order = withContent(emptyOrder("A-1"), { lines: [bareLine("a", null), bareLine("b", null)] });
    const known = { ...order, lines: [{ product_name: "A" }, { product_name: "B" }] as LineView[] };
    const left = withoutLine(known, 0);
    expect([left.content.lines[0]?.product_id, left.lines[0]?.product_name]).toEqual(["b", "B"]);
  });
});

describe("an update", () => {
  const features = analyzer.content.features.map(({ number, terms }) => ({
    ...{ number, terms, excluded: true },
    limit: null,
  }));
  const order = withContent(emptyOrder("A-1"), { lines: [{ ...bareLine(analyzer.id, null), features }] });

  it("that replaces includes what the catalog does not let anybody leave out", () => {
    const replacing = withWay({ ...order, lines: [view] }, true);
    expect(replacing.content.can_overwrite).toBe(true);
    const left = replacing.content.lines[0]?.features.filter(({ excluded }) => excluded).map(({ number }) => number);
    expect(left).toEqual([3, 9]);
  });

  it("with a profile has what that plans, as far as the catalog lets it", () => {
    const [core, calibration] = features.map((own) => ({ ...own, terms: { ...own.terms, seats: 7 } }));
    if (!core || !calibration) throw new Error("the product has features");
    const profile = { features: [core, { ...calibration, excluded: false }] } as ProfileContent;
    const [first, second, third] = planned(analyzer.content, profile);
    expect([first?.excluded, first?.terms.seats], "locked and never left out").toEqual([false, 1]);
    expect([second?.excluded, second?.terms.seats]).toEqual([false, 7]);
    expect(third?.terms, "the catalog's").toEqual(analyzer.content.features[2]?.terms);
  });
});

describe("a feature that is no longer sold", () => {
  const features = analyzer.content.features.map((feature) => ({ ...feature, archived: feature.number === 1 }));
  const gone = features[0];
  if (!gone) throw new Error("the product has features");

  it("is planned by a profile that names it alone", () => {
    const own = { number: 1, excluded: false, terms: gone.terms, limit: null };
    const excluded = (profile: Partial<ProfileContent>) =>
      planned({ ...analyzer.content, features }, { features: [], ...profile } as unknown as ProfileContent)[0]
        ?.excluded;
    expect([excluded({}), excluded({ features: [own] })]).toEqual([true, false]);
  });

  it("is not given to licenses that do not have it by an update that replaces, and stays with those that do", () => {
    const line = {
      ...bareLine(analyzer.id, null),
      features: [{ number: 1, excluded: true, terms: gone.terms, limit: null }],
    };
    const left = (before: string | null) => {
      const known = { features: features.map((feature) => ({ ...feature, before })) } as unknown as LineView;
      const order = { ...withContent(emptyOrder("A-1"), { lines: [line] }), lines: [known] };
      return withWay(order, true).content.lines[0]?.features[0]?.excluded;
    };
    expect([left(null), left("no limit")]).toEqual([true, false]);
  });

  it("is shown where it is granted or was", () => {
    const [row] = featuresOf(bareLine(analyzer.id, null), { ...view, features: view.features.slice(0, 1) });
    if (!row) throw new Error("the product has features");
    const shown = (excluded: boolean, before: string | null) => isShown({ ...row, archived: true, excluded, before });
    expect([shown(true, null), shown(false, null), shown(true, "no limit")]).toEqual([false, true, true]);
  });
});

describe("the reply to a save", () => {
  it("keeps the space somebody has just typed, whatever Rust trimmed", () => {
    const typed = withContent(emptyOrder("A-1"), { purchase_order: "PO ", lines: [bareLine("a", null)] });
    const local = withLine(typed, 0, (line) => ({ ...line, description: "Site " }));
    const reply = withLine(withContent(typed, { purchase_order: "PO" }), 0, (line) => ({
      ...line,
      description: "Site",
      quantity: 2,
    }));
    const shown = merge(local, { ...reply, version: 2 }, true);
    expect([shown.content.purchase_order, shown.content.lines[0]?.description]).toEqual(["PO ", "Site "]);
    expect([shown.version, shown.content.lines[0]?.quantity], "and takes over the rest").toEqual([2, 2]);
  });

  it("keeps newer edits when it is older, and takes over what Rust found", () => {
    const local = withContent(emptyOrder("A-1"), { activation_limit: 7 });
    const reply = withContent({ ...local, version: 5, sentence: "X gains Y." }, { activation_limit: 3 });
    const shown = merge(local, reply, false);
    expect([shown.content.activation_limit, shown.version, shown.sentence]).toEqual([7, 5, "X gains Y."]);
  });
});
