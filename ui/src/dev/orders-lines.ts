import { limitWords, writeLimit, writeModel } from "../components/terms/words";
import type {
  FeatureType,
  Id,
  Line,
  LineFeature,
  LineFeatureView,
  LineView,
  OrderContent,
  ProductView,
  ProfileRow,
  ProfileView,
  Terms,
} from "../contract/generated";
import { profiles } from "./catalog-data";
import { products } from "./data";
import { refuse } from "./world";

/** What a license has now, by feature. */
export type Held = Map<number, Pick<LineFeature, "terms" | "limit">>;

/** The product of a line. */
export const productOf = (id: Id): ProductView => products.find((product) => product.id === id) ?? refuse("not_found");
/** The profile of a line. */
export const profileOf = (id: Id | null): ProfileView | null => profiles.find((profile) => profile.id === id) ?? null;

/** Terms in words, as Rust writes them for a table. */
export function grantedWords({ model }: Terms): string {
  if (model.kind === "until") return `until ${writeModel(model)}`;
  return model.kind === "days" ? `${writeModel(model)} from first use` : writeModel(model);
}

const rowOf = ({ id, product_id, product_name, content, used, archived_at }: ProfileView): ProfileRow => {
  const { code, name, kind, quota, price } = content;
  return { id, product_id, product_name, code, name, kind, quota, used, price, archived: archived_at !== null };
};

/** What is held of a feature in words: with its limit, where it has one. */
export function heldWords(type: FeatureType, terms: Terms, limit: number | null): string {
  if (limitWords[type] === null || limit === null) return grantedWords(terms);
  return `${writeLimit(type, limit)}, ${grantedWords(terms).replace("no limit", "no end")}`;
}

/** A sale's line as profile and catalog complete it. */
export function completed(line: Line): Line {
  const { content } = productOf(line.product_id);
  const profile = profileOf(line.profile_id);
  const fixed = profile !== null && profile.content.kind !== "template";
  const features = content.features.map(({ number, terms, archived, can_modify, can_exclude }) => {
    const given = profile?.content.features.find((own) => own.number === number);
    const start = given ?? { number, excluded: archived, terms, limit: null };
    const own = line.features.find((one) => one.number === number);
    if (!own || fixed) return start;
    const excluded = own.excluded && (can_exclude || archived);
    return can_modify ? { ...own, excluded } : { number, excluded, terms, limit: null };
  });
  const values = { ...line.values };
  for (const { key, default: start } of content.fields) {
    const value = profile?.content.values[key] ?? start;
    if (!(key in values) && value !== null) values[key] = value;
  }
  const conditions = profile?.content.conditions ?? content.conditions;
  return { ...line, features, values, conditions: fixed ? conditions : (line.conditions ?? conditions) };
}

/** What one costs when the line does not say. */
export function listPrice(line: Line, throughReseller: boolean): number | null {
  const { prices } = productOf(line.product_id).content;
  const reseller = throughReseller ? prices.reseller_price : null;
  return profileOf(line.profile_id)?.content.price ?? reseller ?? prices.price;
}

/** What the catalog knows about a line. */
export function lineView(line: Line, order: OrderContent, held: Held | null): LineView {
  const { content, id, status } = productOf(line.product_id);
  const profile = profileOf(line.profile_id);
  return {
    product_id: id,
    product_number: content.number,
    product_code: content.code,
    product_name: content.name,
    product_status: status,
    quantity: line.quantity,
    profile: profile && rowOf(profile),
    profiles: profiles.filter((one) => one.product_id === id && one.archived_at === null).map(rowOf),
    list_price: listPrice(line, order.reseller_id !== null),
    list_currency: content.prices.currency,
    features: line.features.flatMap((own): LineFeatureView[] => {
      const feature = content.features.find(({ number }) => number === own.number);
      if (!feature) return [];
      const had = held?.get(own.number);
      const { code, name, group, type, limit: catalog_limit, can_modify, can_exclude, archived } = feature;
      const known = { code, name, group, type, catalog_limit, can_modify, can_exclude, archived };
      const granted = heldWords(type, own.terms, own.limit ?? catalog_limit);
      const before_limit = had ? (had.limit ?? catalog_limit) : null;
      const before = had ? heldWords(type, had.terms, before_limit) : null;
      return [{ ...own, ...known, granted, before, before_limit }];
    }),
    fields: content.fields,
    memory: content.memory,
  };
}
