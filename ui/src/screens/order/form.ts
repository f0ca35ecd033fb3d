import type {
  Id,
  Line,
  LineFeature,
  LineFeatureView,
  LineView,
  OrderView,
  ProductContent,
  ProfileContent,
  Request,
} from "../../contract/generated";

/** What is saved of a draft as it stands on screen. */
export function formOf({ id, version, note, content }: OrderView): Request<"order.save"> {
  return { id, version, note, content };
}

/** How many licenses an order makes or changes. Its view lists only the first hundred. */
export function licensesOf({ content }: OrderView): number {
  if (content.kind === "update") return content.targets.length;
  return content.lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** A line that says nothing yet but what and how many: Rust completes it from the profile and the catalog. */
export function bareLine(product_id: Id, profile_id: Id | null, quantity = 1): Line {
  const nothing = { unit_price: null, discount: 0, tax: null, description: "", conditions: null };
  return { product_id, profile_id, quantity, ...nothing, features: [], values: {}, memory: [] };
}

/** The line with another profile: its terms are the profile's, and Rust writes them. */
export function withProfile(line: Line, profile_id: Id | null): Line {
  const { quantity, discount, tax, description } = line;
  return { ...bareLine(line.product_id, profile_id, quantity), discount, tax, description };
}

/** Changes what the draft's author decides. */
export function withContent(order: OrderView, change: Partial<OrderView["content"]>): OrderView {
  return { ...order, content: { ...order.content, ...change } };
}

/** Changes one line. */
export function withLine(order: OrderView, index: number, change: (line: Line) => Line): OrderView {
  return withContent(order, { lines: order.content.lines.map((line, at) => (at === index ? change(line) : line)) });
}

/** Takes a line out, with what was known about it. */
export function withoutLine(order: OrderView, index: number): OrderView {
  const others = <T>(rows: T[]) => rows.filter((_, at) => at !== index);
  const totals = { ...order.totals, lines: others(order.totals.lines) };
  return { ...withContent(order, { lines: others(order.content.lines) }), lines: others(order.lines), totals };
}

/** Moves a line up (-1) or down (1), with what was known about it. */
export function withLineMoved(order: OrderView, index: number, by: -1 | 1): OrderView {
  const moved = <T>(rows: T[]) => {
    const next = [...rows];
    const [row] = next.splice(index, 1);
    if (row !== undefined) next.splice(index + by, 0, row);
    return next;
  };
  const totals = { ...order.totals, lines: moved(order.totals.lines) };
  return { ...withContent(order, { lines: moved(order.content.lines) }), lines: moved(order.lines), totals };
}

/** All features of a line, each as the line has it and not as it was last saved. */
export function featuresOf(line: Line, view: LineView): LineFeatureView[] {
  return view.features.map((feature) => {
    const own = line.features.find(({ number }) => number === feature.number);
    return own ? { ...feature, excluded: own.excluded, terms: own.terms, limit: own.limit } : feature;
  });
}

/** Writes one feature's terms into a line; its features stay in the order of their numbers. */
export function withFeature(line: Line, { number, excluded, terms, limit }: LineFeature): Line {
  const others = line.features.filter((own) => own.number !== number);
  const features = [...others, { number, excluded, terms, limit }].sort((a, b) => a.number - b.number);
  return { ...line, features };
}

/** Whether a feature is shown: what is no longer sold is, where the line grants it or the updated licenses have it. */
export function isShown({ archived, excluded, before }: LineFeatureView): boolean {
  return !archived || !excluded || before !== null;
}

/**
 * What a profile, or else the catalog, plans for each feature of a product; the catalog's locks win. What is no longer
 * sold is left out, unless the profile names it.
 */
export function planned(product: ProductContent, profile: ProfileContent): LineFeature[] {
  return product.features.map(({ number, terms, can_modify, can_exclude, archived }) => {
    const catalog = { number, excluded: archived, terms, limit: null };
    const own = profile.features.find((feature) => feature.number === number) ?? catalog;
    return { ...(can_modify ? own : catalog), excluded: own.excluded && (can_exclude || archived) };
  });
}

/**
 * An update that adds, or one that replaces. What an adding update leaves out stays; what a replacing one leaves out is
 * taken away, and the catalog does not allow that for every feature; what is no longer sold nobody gains by it.
 */
export function withWay(order: OrderView, replaces: boolean): OrderView {
  const lines = order.content.lines.map((line, index) => {
    const known = order.lines[index]?.features ?? [];
    const stays = ({ can_exclude, archived, before }: LineFeatureView) =>
      !can_exclude && !(archived && before === null);
    const fixed = known.filter(stays).map(({ number }) => number);
    const features = line.features.map((own) => (fixed.includes(own.number) ? { ...own, excluded: false } : own));
    return replaces ? { ...line, features } : line;
  });
  return withContent(order, { can_overwrite: replaces, lines });
}

/** What Rust answered, but each text as it was typed: the space somebody is about to write after must stay. */
function asTyped<T>(local: T, reply: T): T {
  if (typeof local === "string" && typeof reply === "string") return local.trim() === reply.trim() ? local : reply;
  if (typeof local !== "object" || typeof reply !== "object" || local === null || reply === null) return reply;
  if (Array.isArray(reply)) return reply.map((value, index) => asTyped((local as unknown[])[index], value)) as T;
  const entries = Object.entries(reply).map(([key, value]) => [key, asTyped(local[key as keyof T], value)]);
  return Object.fromEntries(entries) as T;
}

/** The screen after a save: what Rust found out, and what was typed since. */
export function merge(local: OrderView, reply: OrderView, newest: boolean): OrderView {
  if (newest)
    return { ...reply, content: asTyped(local.content, reply.content), note: asTyped(local.note, reply.note) };
  const { version, problems, sentence, effects } = reply;
  return { ...local, version, problems, sentence, effects };
}
