import type { Effects, Line, OrderView } from "../contract/generated";
import { several } from "../time/locale";
import { keys } from "./data";
import { completed, grantedWords, type Held, lineView, productOf, profileOf } from "./orders-lines";
import { totalsOf } from "./orders-totals";
import { problemsOf } from "./rules";

const name = (line: Line, number: number) =>
  productOf(line.product_id).content.features.find((feature) => feature.number === number)?.name ?? "";

/** What a license has: what its order gave it, and every update since, or since before a moment. */
export function heldBy(license: string, orders: OrderView[], before = Number.POSITIVE_INFINITY): Held | null {
  const made = orders.find(({ licenses }) => licenses.some(({ id }) => id === license));
  const row = made?.licenses.find(({ id }) => id === license);
  const line =
    made?.content.lines[made.lines.findIndex(({ product_number }) => product_number === row?.product_number)];
  if (!line) return null;
  let held: Held = new Map();
  const updates = orders.filter(
    ({ status, content, submitted_at }) =>
      status === "submitted" && (submitted_at ?? 0) < before && content.targets.includes(license),
  );
  const lay = (from: Line) => {
    for (const { number, excluded, terms, limit } of from.features) if (!excluded) held.set(number, { terms, limit });
  };
  lay(line);
  for (const { content } of updates.sort((a, b) => (a.submitted_at ?? 0) - (b.submitted_at ?? 0))) {
    if (content.can_overwrite) held = new Map();
    for (const own of content.lines) lay(own);
  }
  return held;
}

function saleWords(order: OrderView): string {
  const gains = order.content.lines.map((line) => {
    const terms = line.features
      .filter(({ excluded }) => !excluded)
      .map((own) => `${name(line, own.number)} ${grantedWords(own.terms).replace("no limit", "without end")}`);
    const { content } = productOf(line.product_id);
    return `${content.name} on ${several(line.quantity, "serial number")}: ${terms.join(", ")}`;
  });
  const who = order.customer?.content.name ?? "The customer";
  return gains.length > 0 ? `${who} gains ${gains.join("; and ")}; nothing is lost.` : "";
}

function updateWords(order: OrderView, held: Held): string {
  const { lines, can_overwrite, targets } = order.content;
  const [line] = lines;
  if (!line) return "";
  const named = new Map(
    line.features.filter(({ excluded }) => !excluded).map(({ number, terms, limit }) => [number, { terms, limit }]),
  );
  const same = (number: number) => JSON.stringify(held.get(number)) === JSON.stringify(named.get(number));
  const names = (numbers: number[]) => numbers.map((number) => name(line, number)).join(", ");
  const gained = [...named.keys()].filter((number) => !held.has(number));
  const changed = [...named.keys()].filter((number) => held.has(number) && !same(number));
  const lost = can_overwrite ? [...held.keys()].filter((number) => !named.has(number)) : [];
  const kept = [...held.keys()].filter((number) => !changed.includes(number) && !lost.includes(number));
  const words = changed.map((number) => {
    const [after, before] = [named.get(number), held.get(number)];
    return after && before
      ? `${name(line, number)} ${grantedWords(after.terms)} instead of ${grantedWords(before.terms)}`
      : "";
  });
  const on = targets.length === 1 ? `On ${order.targets[0]?.serial}` : `On ${several(targets.length, "license")}`;
  const who = order.customer?.content.name ?? "the customer";
  if (gained.length + changed.length + lost.length === 0) return `${on}, ${who} keeps everything as it is.`;
  const parts = [
    gained.length > 0 && `gains ${names(gained)}`,
    changed.length > 0 && `has ${words.join(", ")}`,
    kept.length > 0 && `keeps ${names(kept)}`,
    lost.length > 0 ? `loses ${names(lost)}` : "nothing is lost",
  ];
  return `${on}, ${who} ${parts.filter(Boolean).join("; ")}.`;
}

function effectsOf(order: OrderView): Effects {
  const { lines, kind, targets } = order.content;
  const serials = kind === "sale" ? lines.reduce((sum, { quantity }) => sum + quantity, 0) : 0;
  const updated = kind === "update" ? targets.length : 0;
  const quotas = lines.flatMap(({ profile_id, quantity }) => {
    const profile = profileOf(profile_id);
    if (!profile || profile.content.quota === null) return [];
    const { content, used } = profile;
    return { profile_name: content.name, limit: content.quota, before: used, after: used + quantity };
  });
  return {
    serials,
    updated,
    files: serials + updated,
    key_name: keys.find(({ status }) => status === "current")?.name ?? null,
    contacts: order.customer?.content.contacts.filter(({ notify }) => notify).map(({ email }) => email) ?? [],
    quotas,
  };
}

/** What Rust would say about an order, from what its author decided. */
export function judged(order: OrderView, orders: OrderView[] = []): OrderView {
  const draft = order.status === "draft";
  const { kind, targets } = order.content;
  const count = kind === "update" ? targets.length : null;
  const lines = order.content.lines
    .map((line) => (count === null ? line : { ...line, quantity: count }))
    .map((line) => (draft && kind === "sale" ? completed(line) : line));
  const held = targets[0]
    ? heldBy(
        targets[0],
        orders.filter(({ id }) => id !== order.id),
        order.submitted_at ?? undefined,
      )
    : null;
  const next = { ...order, content: { ...order.content, lines } };
  const licenses = new Map(orders.flatMap((one) => one.licenses.map((row) => [row.id, row] as const)));
  const shown = {
    ...next,
    lines: lines.map((line) => lineView(line, next.content, held)),
    targets: targets.slice(0, 100).flatMap((id) => {
      const row = licenses.get(id);
      if (!row) return [];
      const { serial, status, customer_name, activations } = row;
      return { license_id: id, serial, status, customer_name, activations };
    }),
    totals: totalsOf(next.content),
    effects: effectsOf(next),
  };
  const sentence = kind === "update" ? updateWords(shown, held ?? new Map()) : saleWords(shown);
  return { ...shown, sentence, problems: draft ? problemsOf(shown) : [] };
}
