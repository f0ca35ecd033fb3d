import type { FormErrors } from "@mantine/form";
import type { Feature, LineFeature, ProfileContent, Terms } from "../../contract/generated";

/**
 * A feature of the product beside what the profile says of it. `at`: where that stands in the profile; -1: nowhere.
 * `limit`: the profile's own; none: the catalog's.
 */
export type FeatureRow = { feature: Feature; at: number; excluded: boolean; terms: Terms; limit: number | null };

/** Every feature of the product, with the profile's terms where it has its own. */
export function rowsOf(features: Feature[], own: LineFeature[]): FeatureRow[] {
  return features.map((feature) => {
    const at = own.findIndex(({ number }) => number === feature.number);
    const said = own[at];
    const { excluded, terms, limit } = said ?? { excluded: feature.archived, terms: feature.terms, limit: null };
    return { feature, at, excluded, terms, limit };
  });
}

/** What is no longer sold has no row, unless the profile still grants it: then that is to be solved. */
export function isShown({ feature, excluded }: FeatureRow): boolean {
  return !feature.archived || !excluded;
}

/** What the profile says of features that the product does not have. */
export function strangersOf(features: Feature[], own: LineFeature[]): { at: number; number: number }[] {
  const known = new Set(features.map(({ number }) => number));
  return own.flatMap(({ number }, at) => (known.has(number) ? [] : [{ at, number }]));
}

/** The profile's terms with a change to one feature; what it did not say before it says now, at the end. */
export function withFeature(own: LineFeature[], row: FeatureRow, change: Partial<LineFeature>): LineFeature[] {
  const { feature, at, excluded, terms, limit } = row;
  const next = { number: feature.number, excluded, terms, limit, ...change };
  return at < 0 ? [...own, next] : own.map((said, index) => (index === at ? next : said));
}

/** The profile's terms without one: that feature is as in the catalog again. */
export function without(own: LineFeature[], at: number): LineFeature[] {
  return own.filter((_, index) => index !== at);
}

/** What a person can see is wrong before Rust is asked. */
export function rules({ name, kind, quota }: ProfileContent): FormErrors {
  return {
    ...(name.trim() ? {} : { name: "The profile’s name" }),
    ...(kind === "right" && quota === null ? { quota: "A license right has a count: how many may be made?" } : {}),
  };
}
