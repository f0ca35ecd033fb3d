import { faultLike } from "../contract/faults";
import type { Id, LicenseRow, Line, OrderContent, OrderTab, OrderView } from "../contract/generated";
import { customers, emptyOrder, now } from "./data";
import { heldBy, judged } from "./orders-judged";
import { completed, productOf, profileOf } from "./orders-lines";
import { found, rowOf, sorted } from "./orders-list";
import { submitted } from "./orders-made";
import { type Backend, byId, page, refuse, replace, type World } from "./world";

export { rowOf } from "./orders-list";
export { someOrders } from "./orders-made";

/** Orders and what becomes of them. */
export function orderHandlers(world: World) {
  const { orders } = world;
  const find = (id: Id) => byId(orders, id);
  const put = (order: OrderView) => replace(orders, judged(order, orders));
  const change = (id: Id, version: number, next: Partial<OrderView>) => {
    const order = find(id);
    if (order.version !== version) refuse("changed_elsewhere");
    return put({ ...order, ...next, version: version + 1 });
  };
  const customerOf = (id: Id | null) => customers.find((customer) => customer.id === id) ?? null;
  const resellerOf = (id: Id | null) => {
    const reseller = customerOf(id);
    return reseller && { id: reseller.id, name: reseller.content.name };
  };
  const begin = (content: Partial<OrderView["content"]>) => {
    const order = emptyOrder(`A-${2048 + orders.filter(({ created_at }) => created_at > started).length}`);
    const whole = { ...order.content, activation_limit: 1, ...content };
    const people = { customer: customerOf(whole.customer_id), reseller: resellerOf(whole.reseller_id) };
    return put({ ...order, content: whole, ...people, created_at: now() + 1 });
  };
  const started = now();
  /** The first product of a draft decides what nobody has decided yet. */
  const firstLine = (line: Line, content: OrderContent, before: OrderContent): Partial<OrderContent> => {
    const product = productOf(line.product_id).content;
    const limit = profileOf(line.profile_id)?.content.activation_limit ?? product.activation_limit;
    const open = content.currency === before.currency && !customerOf(content.customer_id)?.content.currency;
    return {
      ...(content.activation_limit === 1 && { activation_limit: limit }),
      ...(open && { currency: product.prices.currency }),
    };
  };
  const setLicenses = (which: (row: LicenseRow) => boolean, next: Partial<LicenseRow>) => {
    orders.forEach((order, index) => {
      if (!order.licenses.some(which)) return;
      orders[index] = { ...order, licenses: order.licenses.map((row) => (which(row) ? { ...row, ...next } : row)) };
    });
  };
  const takeQuota = (order: OrderView, sign: 1 | -1) => {
    for (const { profile_id, quantity } of order.content.lines) {
      const profile = profileOf(profile_id);
      if (profile) profile.used += sign * quantity;
    }
  };
  return {
    "order.list": (request) => {
      const rows = found(orders, request.tab ?? "all", request).map(rowOf);
      return page(sorted(rows, request.sort, request.descending), request);
    },
    "order.counts": (request) => {
      const count = (tab: OrderTab) => found(orders, tab, request).length;
      return {
        all: count("all"),
        draft: count("draft"),
        submitted: count("submitted"),
        revoked: count("revoked"),
        archived: count("archived"),
        templates: count("templates"),
        whole: orders.length,
      };
    },
    "order.create": ({ customer_id, template_id }) => {
      const from = template_id ? find(template_id).content : null;
      const own = customerOf(customer_id ?? null)?.content;
      const { currency, tax } = { currency: from?.currency ?? "EUR", tax: from?.tax ?? 0 };
      const start = own && {
        customer_id: customer_id ?? null,
        reseller_id: own.reseller_id,
        discount: own.discount,
        currency: own.currency ?? currency,
        tax: own.tax ?? tax,
      };
      return begin({ ...from, template: false, ...start });
    },
    "order.get": ({ id }) => judged(find(id), orders),
    "order.save": ({ id, version, note, content }) => {
      const people = { customer: customerOf(content.customer_id), reseller: resellerOf(content.reseller_id) };
      const before = find(id).content;
      const lines = content.lines.map((line, index) => {
        const old = before.lines[index];
        const chosen = old?.product_id === line.product_id && old.profile_id !== line.profile_id;
        return chosen ? { ...line, features: [], values: {}, conditions: null, unit_price: null } : line;
      });
      const first = before.lines.length === 0 && lines[0] ? firstLine(lines[0], content, before) : {};
      return change(id, version, { note, content: { ...content, lines, ...first }, ...people });
    },
    "order.submit": ({ id, version }) => {
      const order = find(id);
      if (order.version !== version) refuse("changed_elsewhere");
      if (order.problems.length > 0) {
        throw { ...faultLike("problems"), details: { field: null, problems: order.problems, reference: null } };
      }
      takeQuota(order, 1);
      setLicenses((row) => order.content.targets.includes(row.id), { updated: true });
      const lines = order.content.lines.map((line, index) => ({
        ...(order.content.kind === "sale" ? completed(line) : line),
        unit_price: order.totals.lines[index]?.unit_price ?? null,
      }));
      const fixed = { ...order, content: { ...order.content, lines } };
      return replace(orders, submitted(fixed, now(), "Anna Brandt", orders));
    },
    "order.revoke": ({ id, version, reason }) => {
      const order = find(id);
      takeQuota(order, -1);
      const stamp = { revoked_at: now(), revoked_by: "Anna Brandt", revoke_reason: reason };
      const licenses = order.licenses.map((license) => ({ ...license, status: "revoked" as const, blocked: false }));
      return change(id, version, { status: "revoked", ...stamp, licenses });
    },
    "order.archive": ({ id, version, archived }) => change(id, version, { archived_at: archived ? now() : null }),
    "order.note": ({ id, version, note }) => change(id, version, { note }),
    "order.billing": ({ id, version, invoice, payment }) =>
      change(id, version, { content: { ...find(id).content, invoice, payment } }),
    "order.copy": ({ id, template = false }) => {
      const { content } = find(id);
      const none = { purchase_order: "", crm_id: "", ref_id: "" };
      const billing = { invoice: emptyOrder("").content.invoice, payment: emptyOrder("").content.payment };
      return begin({ ...content, ...none, ...billing, template });
    },
    "order.update": ({ serials = [], license_ids = [], profile_id }) => {
      const all = orders.flatMap(({ licenses }) => licenses);
      const plain = (serial: string) => serial.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
      const wanted = serials.map((serial) => {
        const row = all.find((one) => plain(one.serial) === plain(serial));
        return row ?? refuse("invalid_field", `No license has the serial number ${serial}.`, "serials");
      });
      const rows = [...wanted, ...all.filter(({ id }) => license_ids.includes(id))];
      const [first] = rows;
      if (!first) return refuse("not_found");
      const made = find(first.order_id);
      const at = made.lines.findIndex(({ product_number }) => product_number === first.product_number);
      const line = made.content.lines[at] ?? refuse("not_found");
      const held = heldBy(first.id, orders);
      const features = productOf(line.product_id).content.features.map(({ number, terms }) => {
        const own = held?.get(number);
        return { number, excluded: own === undefined, terms: own?.terms ?? terms, limit: own?.limit ?? null };
      });
      return begin({
        kind: "update",
        targets: rows.map(({ id }) => id),
        customer_id: made.content.customer_id,
        activation_limit: made.content.activation_limit,
        currency: productOf(line.product_id).content.prices.currency,
        lines: [
          { ...line, profile_id: profile_id ?? null, quantity: rows.length, unit_price: 0, features, memory: [] },
        ],
      });
    },
    "order.delete": ({ id, version }) => {
      if (find(id).version !== version) refuse("changed_elsewhere");
      orders.splice(orders.indexOf(find(id)), 1);
      return null;
    },
    "order.certificate": () => ({ file_name: "certificate.pdf", base64: "", unprintable: "" }),
    "order.save_files": ({ id, folder }) => {
      const { number, licenses } = find(id);
      return {
        folder: folder ?? `/home/anna/Licenses/${number}`,
        files: [...licenses.map(({ serial }) => `${serial}.lic`), "certificate.pdf"],
        total: licenses.length + 1,
        unprintable: "",
      };
    },
  } satisfies Partial<Backend>;
}
