import type { Hit, SearchKind } from "../contract/generated";
import { customers, products } from "./data";
import type { Backend, World } from "./world";

type Fields = [name: string, text: string][];

/** The first field that holds the text, marked as Rust marks it. */
function match(text: string, fields: Fields): Pick<Hit, "field" | "text" | "marks"> | null {
  for (const [field, value] of fields) {
    const start = value.toLowerCase().indexOf(text.toLowerCase());
    if (start >= 0) return { field, text: value, marks: [[start, start + text.length]] };
  }
  return null;
}

const straight = (serial: string) =>
  serial
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/[o]/g, "0")
    .replace(/[il]/g, "1");

/** One search over everything. */
export function searchHandlers(world: World) {
  const everything = (text: string): Hit[] => {
    const hits: Hit[] = [];
    const add = (kind: SearchKind, id: string, title: string, subtitle: string, status: string, fields: Fields) => {
      const found = match(text, fields);
      if (found) hits.push({ kind, id, title, subtitle, status, ...found });
    };
    for (const { id, content, archived_at, orders } of customers)
      add("customer", id, content.name, `${content.country} · ${orders} orders`, archived_at ? "archived" : "", [
        ["name", content.name],
        ...content.contacts.map((contact): [string, string] => ["contact", `${contact.name}, ${contact.email}`]),
        ["crm_id", content.crm_id],
        ...content.fields.map(({ name, value }): [string, string] => ["field", `${name}: ${value}`]),
        ["note", content.note],
      ]);
    for (const order of world.orders) {
      const customer = order.customer?.content.name ?? "";
      const names = order.lines.map(({ product_name }) => product_name).join(", ");
      const status = order.content.template ? "template" : order.status;
      add("order", order.id, order.number, [customer, names].filter(Boolean).join(" · "), status, [
        ["number", order.number],
        ["customer", customer],
        ["purchase_order", order.content.purchase_order],
        ["note", order.note],
      ]);
      for (const { id, serial, status, product_name } of order.licenses)
        add("license", id, serial, `${product_name} · ${customer}`, status, [
          ["serial", serial],
          ["customer", customer],
        ]);
    }
    for (const { id, content, status } of products)
      add("product", id, content.name, `No. ${content.number} · ${content.code}`, status, [
        ["name", content.name],
        ["number", String(content.number)],
        ["code", content.code],
        ["description", content.description],
      ]);
    return hits;
  };
  return {
    "search.find": ({ text, limit = 5 }) => {
      let hits = everything(text.trim());
      const typed = straight(text);
      const forgiven = hits.length === 0 && typed.length >= 6;
      if (forgiven) {
        for (const { serial } of world.orders.flatMap(({ licenses }) => licenses)) {
          if (straight(serial).startsWith(typed)) hits = [...hits, ...everything(serial)];
        }
      }
      const kinds: SearchKind[] = ["customer", "order", "license", "product", "profile"];
      const of = (kind: SearchKind) => hits.filter((hit) => hit.kind === kind);
      return {
        hits: kinds.flatMap((kind) => of(kind).slice(0, limit)),
        more: kinds.filter((kind) => of(kind).length > limit),
        forgiven: forgiven && hits.length > 0,
      };
    },
  } satisfies Partial<Backend>;
}
