import type { LicenseRow, Line, OrderView } from "../contract/generated";
import { bareLine } from "../screens/order/form";
import { customers, emptyOrder, newId, now, products } from "./data";
import { judged } from "./orders-judged";
import { completed } from "./orders-lines";

const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
const group = () => Array.from({ length: 6 }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join("");
const serial = () => Array.from({ length: 5 }, group).join("-");

const people = ["Anna Brandt", "Tom Whitfield", "Mirjam Okafor"];
const day = 86_400;

/** The last second the calendar grants: the earlier of the license's own end and that of its last feature. */
export function endOfLine({ features, conditions }: Line, issued: number): number | null {
  const validity = conditions?.validity;
  const whole =
    validity?.kind === "until"
      ? validity.until
      : validity?.kind === "subscription"
        ? issued + validity.days * day
        : null;
  const ends = features
    .filter(({ excluded }) => !excluded)
    .map(({ terms: { model } }) => (model.kind === "until" || model.kind === "period" ? model.until : null));
  const last = ends.includes(null) ? null : Math.max(...ends.filter((end) => end !== null));
  if (whole === null || last === null) return whole ?? last;
  return Math.min(whole, last);
}

/** Gives a sale its licenses, as submit does. */
export function submitted(order: OrderView, when: number, by = order.created_by, orders: OrderView[] = []): OrderView {
  const licenses = order.content.lines.flatMap((line, index) => {
    const view = order.lines[index];
    return Array.from({ length: order.content.kind === "sale" ? line.quantity : 0 }, (): LicenseRow => {
      return {
        id: newId(),
        serial: serial(),
        status: "active",
        blocked: false,
        product_number: view?.product_number ?? 0,
        product_name: view?.product_name ?? "",
        order_id: order.id,
        order_number: order.number,
        customer_id: order.content.customer_id,
        customer_name: order.customer?.content.name ?? "",
        issued_at: when,
        ends_at: endOfLine(line, when),
        activations: 0,
        updated: false,
        imported: order.content.kind === "import",
      };
    });
  });
  const stamp = { status: "submitted", submitted_at: when, submitted_by: by } as const;
  return judged({ ...order, ...stamp, version: order.version + 1, licenses }, orders);
}

function made(index: number): OrderView {
  const order = emptyOrder(`A-${2047 - index}`, people[index % 3]);
  const first = products[index % 3 === 2 ? 3 : index % products.length];
  const second = products[1];
  const wanted = [first, index % 4 === 0 ? second : undefined].filter((product) => product !== undefined);
  const customer = customers[index % 18] ?? null;
  const pounds = customer?.content.country === "GB";
  const content: OrderView["content"] = {
    ...order.content,
    customer_id: customer?.id ?? null,
    demo: index % 10 === 9,
    currency: pounds ? "GBP" : "EUR",
    tax: customer?.content.country === "DE" ? 1900 : 0,
    payment: { ...order.content.payment, status: index > 12 && index % 5 !== 0 ? "paid" : "open" },
    lines: [...new Set(wanted)].map((product) => ({
      ...bareLine(product.id, null, 1 + ((index * 7) % 24)),
      unit_price: pounds ? Math.round((product.content.prices.price ?? 0) * 0.86) : null,
      discount: index % 10 === 9 ? 10_000 : 0,
    })),
  };
  return judged({ ...order, content, customer, created_at: now() - 300 - index * 400 });
}

/** An update of the licenses of an older order: their dated features last a year longer. */
function update(index: number, former: OrderView, orders: OrderView[]): OrderView {
  const [line] = former.content.lines;
  const own = former.licenses.filter(({ product_number }) => product_number === former.lines[0]?.product_number);
  const order = emptyOrder(`A-${2047 - index}`, people[index % 3]);
  const features = (line?.features ?? []).filter(({ excluded }) => !excluded);
  const longer = features.map((feature) => {
    const { model } = feature.terms;
    if (model.kind !== "until") return feature;
    return { ...feature, terms: { ...feature.terms, model: { ...model, until: model.until + 365 * day } } };
  });
  const content: OrderView["content"] = {
    ...order.content,
    kind: "update",
    customer_id: former.content.customer_id,
    currency: former.content.currency,
    targets: own.slice(0, 3).map(({ id }) => id),
    lines: line ? [{ ...bareLine(line.product_id, null), unit_price: 78_000, features: longer }] : [],
  };
  return judged({ ...order, content, customer: former.customer, created_at: now() - 1600 - index * 9000 }, orders);
}

const revoked = {
  status: "revoked",
  revoked_at: now() - day,
  revoked_by: "Anna Brandt",
  revoke_reason: "Returned",
} as const;

/** Enough orders to scroll, newest first; two templates after them. */
export function someOrders(howMany: number): OrderView[] {
  const orders: OrderView[] = howMany > 1 ? [template("Ten viewers", 1, 10), template("Analyzer Pro", 0, 1)] : [];
  for (let index = howMany - 1; index >= 0; index--) {
    const former = orders[2];
    const order = index % 16 === 3 && former?.content.kind === "sale" ? update(index, former, orders) : made(index);
    if (index === 0) orders.unshift(judged(firstDraft(order)));
    else if (index < 3) orders.unshift(order);
    else {
      const when = now() - 1600 - (index - 3) * (index < 6 ? 9000 : day / 2);
      const done = { ...submitted(order, when, order.created_by, orders), created_at: when - 3000 };
      orders.unshift(index % 9 === 8 ? { ...done, ...revoked } : done);
      const row = done.content.targets;
      for (const one of orders) {
        one.licenses = one.licenses.map((license) =>
          row.includes(license.id) ? { ...license, updated: true } : license,
        );
      }
    }
  }
  return orders;
}

function template(description: string, product: number, quantity: number): OrderView {
  const order = emptyOrder(`A-${1898 + product}`);
  const id = products[product]?.id ?? "";
  const content = { ...order.content, template: true, description, lines: id ? [bareLine(id, null, quantity)] : [] };
  return judged({ ...order, content, created_at: now() - 90 * day });
}

/** The draft of the design's picture: one line with a term that is in the past, one feature left out. */
function firstDraft(order: OrderView): OrderView {
  const lines = order.content.lines.map((line, index) => ({
    ...completed(line),
    quantity: index === 0 ? 2 : 10,
    features: completed(line).features.map((feature) => {
      if (index > 0) return feature;
      if (feature.number === 9) return { ...feature, excluded: true };
      if (feature.number !== 2) return feature;
      return { ...feature, terms: { ...feature.terms, model: { kind: "until" as const, until: 1735689599 } } };
    }),
  }));
  const note = "Katrin needs the files in Flensburg before 1 December.";
  return { ...order, note, content: { ...order.content, purchase_order: "PO 4500-7716", discount: 500, lines } };
}
