import type { Feature, ProductContent } from "../../../contract/generated";

type Grouped = Pick<ProductContent, "groups" | "features">;

/** The features as they are shown: those without a group first, then group by group. Numbers are places in the form. */
export function grouped({ groups, features }: Grouped): { name: string; note: string; indexes: number[] }[] {
  const of = (belongs: (feature: Feature) => boolean) =>
    features.flatMap((feature, index) => (belongs(feature) ? [index] : []));
  const known = new Set(groups.map(({ name }) => name));
  const loose = { name: "", note: "", indexes: of(({ group }) => group === "" || !known.has(group)) };
  // A name that stands twice (it is being typed) shows its features once.
  const first = groups.filter(({ name }, index) => name !== "" && groups.findIndex((g) => g.name === name) === index);
  return [loose, ...first.map(({ name, note }) => ({ name, note, indexes: of(({ group }) => group === name) }))];
}

/** The features, with those at the given places in another group. */
export function regrouped(features: Feature[], indexes: number[], group: string): Feature[] {
  return features.map((feature, index) => (indexes.includes(index) ? { ...feature, group } : feature));
}

/** Where the features of a group stand. */
export function membersOf(features: Feature[], group: string): number[] {
  return group === "" ? [] : features.flatMap((feature, index) => (feature.group === group ? [index] : []));
}
