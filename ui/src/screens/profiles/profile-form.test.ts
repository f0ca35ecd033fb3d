import { describe, expect, it } from "vitest";
import type { LineFeature, Terms } from "../../contract/generated";
import { newFeature, newProduct } from "../catalog/product-form";
import { isShown, rowsOf, rules, strangersOf, withFeature, without } from "./profile-form";
import { newProfile } from "./words";

const features = [1, 2, 3].map((number) => ({ ...newFeature([]), number, name: `f${number}` }));
const many: Terms = { model: { kind: "perpetual" }, seats: 5, unit: "station", remote: true, flags: [] };
const own: LineFeature[] = [
  { number: 3, excluded: true, terms: many, limit: null },
  { number: 9, excluded: false, terms: many, limit: null },
];

describe("a profile's terms", () => {
  it("are the catalog's until the profile says its own", () => {
    const rows = rowsOf(features, own);
    expect(rows.map(({ at, excluded, terms }) => [at, excluded, terms.seats])).toEqual([
      [-1, false, 1],
      [-1, false, 1],
      [0, true, 5],
    ]);
    expect(strangersOf(features, own)).toEqual([{ at: 1, number: 9 }]);
  });

  it("are said at the end when they are changed first, and in their place later", () => {
    const [first, , third] = rowsOf(features, own);
    if (!first || !third) throw new Error("three features");
    const said = withFeature(own, first, { terms: many });
    expect(said.map(({ number }) => number)).toEqual([3, 9, 1]);
    expect(withFeature(own, third, { excluded: false })).toEqual([{ ...own[0], excluded: false }, own[1]]);
    expect(without(said, 0).map(({ number }) => number)).toEqual([9, 1]);
  });

  it("have the profile's limit, and leave it alone when something else changes", () => {
    const limited = [{ number: 3, excluded: false, terms: many, limit: 25 }];
    const [first, , third] = rowsOf(features, limited);
    if (!first || !third) throw new Error("three features");
    expect([first.limit, third.limit]).toEqual([null, 25]);
    expect(withFeature(limited, third, { excluded: true })[0]?.limit).toBe(25);
  });

  it("leave out what is no longer sold, and show it only where the profile still grants it", () => {
    const sold = features.map((feature) => ({ ...feature, archived: feature.number !== 1 }));
    const granted = [{ number: 2, excluded: false, terms: many, limit: null }];
    const shown = rowsOf(sold, granted).filter(isShown);
    expect(shown.map(({ feature }) => feature.number)).toEqual([1, 2]);
  });

  it("need a name, and a count where they are a right", () => {
    const fresh = newProfile(newProduct());
    expect(Object.keys(rules(fresh))).toEqual(["name"]);
    expect(Object.keys(rules({ ...fresh, name: "A", kind: "right" }))).toEqual(["quota"]);
    expect(rules({ ...fresh, name: "A", kind: "right", quota: 0 })).toEqual({});
  });
});
