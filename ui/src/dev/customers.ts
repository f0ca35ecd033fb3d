import type { CustomerRow, CustomerView, HoldingView, MergeView } from "../contract/generated";
import { customers, newId, now } from "./data";
import { type Backend, byId, has, page, refuse, replace, type World } from "./world";

const day = 86_400;

/** A customer as the lists show it. */
export const customerRow = ({ id, content, archived_at, created_at, orders, licenses }: CustomerView): CustomerRow => ({
  id,
  kind: content.kind,
  name: content.name,
  code: content.code,
  country: content.country,
  contacts: content.contacts.length,
  first_contact: content.contacts[0]?.name ?? "",
  orders,
  licenses,
  reseller: content.reseller,
  archived: archived_at !== null,
  created_at,
});

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/[^a-z0-9]/g, "");

/** Customers, what they hold, and their duplicates. */
export function customerHandlers(world: World) {
  const resellerOf = (id: string | null) => {
    const found = customers.find((customer) => customer.id === id);
    return found ? { id: found.id, name: found.content.name } : null;
  };
  // Counted when asked, as the vault's own counters are.
  const counted = (customer: CustomerView): CustomerView => {
    const orders = held(customer.id);
    return { ...customer, orders: orders.length, licenses: orders.flatMap(({ licenses }) => licenses).length };
  };
  const held = (id: string) => world.orders.filter((order) => order.customer?.id === id);
  return {
    "customer.list": (request) =>
      page(
        customers
          .filter(
            ({ content, archived_at }) =>
              has(request.text, content.name, content.country, content.code, ...content.contacts.map((c) => c.email)) &&
              (request.archived === true) === (archived_at !== null) &&
              (!request.resellers || content.reseller) &&
              (!request.reseller_id || content.reseller_id === request.reseller_id),
          )
          .map((customer) => customerRow(counted(customer))),
        request,
      ),
    "customer.get": ({ id }) => counted(byId(customers, id)),
    "customer.save": ({ id, version, content }) => {
      const before = customers.find((customer) => customer.id === id);
      if (before && before.version !== version) refuse("changed_elsewhere");
      if (content.website && !/^https?:/.test(content.website))
        refuse("invalid_field", "Write the web site with http:// or https://.", "website");
      const fresh = { archived_at: null, merged_into: null, orders: 0, licenses: 0, created_at: now() };
      const reseller = resellerOf(content.reseller_id);
      const saved = { ...fresh, ...before, content, reseller, id: id ?? newId(), version: version + 1 };
      return replace(customers, { ...saved, updated_at: now() });
    },
    "customer.archive": ({ id, archived, version }) =>
      replace(customers, { ...byId(customers, id), archived_at: archived ? now() : null, version: version + 1 }),
    "customer.holdings": ({ id }) => {
      const products = new Map<number, HoldingView>();
      for (const { product_number, product_name, status, issued_at, ends_at } of held(id).flatMap((o) => o.licenses)) {
        const one = products.get(product_number) ?? {
          product_id: String(product_number),
          product_number,
          product_name,
          active: 0,
          expired: 0,
          revoked: 0,
          ends_soon: 0,
          first_issued: issued_at,
          last_end: null,
        };
        const ended = ends_at !== null && ends_at < now();
        one[status === "revoked" ? "revoked" : ended ? "expired" : "active"] += 1;
        if (status === "active" && ends_at !== null && !ended && ends_at < now() + 30 * day) one.ends_soon += 1;
        one.first_issued = Math.min(one.first_issued, issued_at);
        one.last_end = ends_at === null ? one.last_end : Math.max(one.last_end ?? 0, ends_at);
        products.set(product_number, one);
      }
      const done = held(id).filter(({ status }) => status === "submitted");
      const currencies = [...new Set(done.map(({ content }) => content.currency))];
      return {
        products: [...products.values()],
        ordered: currencies.map((currency) => {
          const orders = done.filter(({ content }) => content.currency === currency);
          return { currency, orders: orders.length, total: orders.reduce((sum, { totals }) => sum + totals.total, 0) };
        }),
        serves: customers.filter(({ content }) => content.reseller_id === id).length,
      };
    },
    "customer.duplicates": ({ id }) => {
      const { content } = byId(customers, id);
      const same = (a: string, b: string) => plain(a) !== "" && plain(a) === plain(b);
      const emails = content.contacts.map(({ email }) => email);
      return customers
        .filter(
          (other) =>
            other.id !== id &&
            other.merged_into === null &&
            (same(other.content.name, content.name) ||
              same(other.content.vat_code, content.vat_code) ||
              other.content.contacts.some(({ email }) => emails.includes(email))),
        )
        .map((customer) => customerRow(counted(customer)));
    },
    "customer.merge": ({ keep_id, duplicate_id, dry_run }): MergeView => {
      const [keep, gone] = [counted(byId(customers, keep_id)), counted(byId(customers, duplicate_id))];
      if (keep_id === duplicate_id) refuse("not_allowed_now", "These are the same record.");
      const mine = keep.content.contacts.map(({ email }) => email);
      const added = gone.content.contacts.filter(({ email }) => !mine.includes(email));
      const note = [keep.content.note, gone.content.note].filter(Boolean).join("\n");
      const content = { ...keep.content, note, contacts: [...keep.content.contacts, ...added] };
      const customer = { ...keep, content, version: keep.version + 1, orders: keep.orders + gone.orders };
      const moved = { orders: gone.orders, licenses: gone.licenses, groups: 0, contacts: added.length, customer };
      if (dry_run) return moved;
      replace(customers, customer);
      replace(customers, { ...gone, archived_at: now(), merged_into: { id: keep.id, name: content.name } });
      world.orders.forEach((order, index) => {
        if (order.customer?.id === gone.id) world.orders[index] = { ...order, customer };
      });
      return moved;
    },
  } satisfies Partial<Backend>;
}
