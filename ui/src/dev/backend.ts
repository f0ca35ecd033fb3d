import { faultLike } from "../contract/faults";
import type {
  ActionName,
  Fault,
  FaultCode,
  KeyView,
  OrderView,
  Page,
  Permission,
  Reply,
  Request,
  SessionView,
  SettingsView,
  UserView,
} from "../contract/generated";
import { customers, emptyOrder, keys, mails, newId, now, products } from "./data";
import { rowOf, someOrders, submitted } from "./orders";
import { judged } from "./rules";

export type Backend = { [K in ActionName]: (request: Request<K>) => Reply<K> };

/** A refusal, as Rust would answer it. */
export function refuse(code: FaultCode, message = "", field: string | null = null): never {
  throw { code, message, details: { field, problems: null, reference: null } } satisfies Fault;
}

export const allPermissions: Permission[] = ["read", "deliver", "sell", "catalog", "keys", "users", "settings"];
const anna: UserView = {
  id: newId(),
  version: 1,
  name: "anna",
  full_name: "Anna Brandt",
  role: "owner",
  created_at: now() - 9_000_000,
  has_password: true,
};
export const session: SessionView = {
  folder: "/home/anna/northwind.signet",
  vault_name: "Northwind",
  company: "Northwind Instruments",
  user: anna,
  permissions: allPermissions,
  demo: false,
};

const byId = <T extends { id: string }>(rows: T[], id: string): T =>
  rows.find((row) => row.id === id) ?? refuse("not_found");
const replace = <T extends { id: string }>(rows: T[], row: T): T => {
  const at = rows.findIndex(({ id }) => id === row.id);
  if (at < 0) rows.unshift(row);
  else rows[at] = row;
  return row;
};
const has = (text: string, ...fields: string[]) => fields.join(" ").toLowerCase().includes(text.toLowerCase());

function page<T extends { id: string }>(rows: T[], after: string | null, limit: number): Page<T> {
  const start = after === null ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  const shown = rows.slice(start, start + limit);
  return { rows: shown, next: start + limit < rows.length ? (shown.at(-1)?.id ?? null) : null, total: rows.length };
}

/** Everything Rust does, pretended, in the memory of the window. `signedIn: false` starts at the door. */
export function makeBackend(options: { orders?: number; signedIn?: boolean; recent?: string[] } = {}): Backend {
  let open: SessionView | null = options.signedIn === false ? null : session;
  const orders = someOrders(options.orders ?? 148);
  const users = [anna, { ...anna, id: newId(), name: "tom", full_name: "Tom Whitfield", role: "sales" as const }];
  let settings: SettingsView = {
    version: 1,
    company: {
      name: "Northwind Instruments",
      address: "Kaistrasse 4\n24103 Kiel",
      email: "sales@northwind.example",
      website: "",
    },
    order_series: "A",
    mail: {
      host: "smtp.northwind.example",
      port: 587,
      security: "start_tls",
      user: "sales",
      password: null,
      from_name: "Northwind",
      from_address: "sales@northwind.example",
      extra_root_pem: "",
    },
    mail_password_set: true,
  };
  const found = (tab: string, text: string, customer: string | null) =>
    orders.filter(
      (order) =>
        (tab === "archived") === (order.archived_at !== null) &&
        (tab === "all" || tab === "archived" || order.status === tab) &&
        (!customer || order.customer?.id === customer) &&
        has(text, order.number, order.customer?.name ?? "", ...order.lines.map(({ product_name }) => product_name)),
    );
  const change = (id: string, version: number, next: Partial<OrderView>) => {
    const order = byId(orders, id);
    if (order.version !== version) refuse("changed_elsewhere");
    return replace(orders, judged({ ...order, ...next, version: version + 1 }));
  };

  const backend: Backend = {
    "vault.state": () => ({
      version: "1.0.0",
      session: open,
      default_folder: "/home/anna/Signet/vault.signet",
      recent: options.recent ?? [],
    }),
    "vault.look": ({ folder }) => ({ exists: !folder.includes("nothing"), users: ["anna", "tom"], in_use: false }),
    "vault.create": (request) => {
      if (request.folder.includes("taken")) refuse("vault_exists");
      open = { ...session, company: request.company, vault_name: request.company, folder: request.folder };
      return open;
    },
    "vault.open": ({ password }) => {
      if (password === "wrong") refuse("wrong_password");
      open = session;
      return open;
    },
    "vault.demo": () => {
      open = { ...session, demo: true };
      return open;
    },
    "vault.lock": () => {
      open = null;
      return null;
    },
    "vault.change_password": () => null,
    "vault.check": () => ({ journal_entries: 18_204, problems: [] }),
    "user.list": () => users,
    "user.create": ({ name, full_name, role }) => {
      const user = { ...anna, id: newId(), name, full_name, role };
      users.push(user);
      return user;
    },
    "user.remove": ({ id }) => {
      users.splice(users.indexOf(byId(users, id)), 1);
      return null;
    },
    "settings.get": () => settings,
    "settings.save": ({ company, order_series, mail, version }) => {
      settings = { ...settings, company, order_series, mail: { ...mail, password: null }, version: version + 1 };
      return settings;
    },
    "settings.test_mail": () => null,
    "key.list": () => [...keys],
    "key.create": ({ name, bits }) => {
      const status = keys.some((key) => key.status === "current") ? "active" : "current";
      const made = {
        id: newId(),
        version: 1,
        kid: newId(),
        origin: "created",
        licenses: 0,
        algorithm: "RS256",
      } as const;
      const key: KeyView = { ...made, name, bits, status, created_at: now(), retired_at: null };
      keys.push(key);
      return key;
    },
    "key.import": ({ name, text }) => {
      if (!text.includes("KEY")) refuse("key_unreadable", "This text has no private key in it.", "text");
      return backend["key.create"]({ name, bits: 3072 });
    },
    "key.export": ({ form }) => ({
      file_name: `northwind-2026.${form}`,
      text: `-----BEGIN PUBLIC KEY-----\n${"MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEA".repeat(9)}\n-----END PUBLIC KEY-----\n`,
    }),
    "key.use": ({ id }) => {
      for (const key of keys) if (key.status === "current") replace(keys, { ...key, status: "active" });
      return replace(keys, { ...byId(keys, id), status: "current" });
    },
    "key.retire": ({ id }) => replace(keys, { ...byId(keys, id), status: "retired", retired_at: now() }),
    "product.list": ({ text, archived, after, limit }) => {
      const rows = products
        .filter(
          ({ number, name, code, status }) =>
            has(text, String(number), name, code) && archived === (status === "archived"),
        )
        .map((product) => ({ ...product, features: product.features.length }));
      return page(rows, after, limit);
    },
    "product.get": ({ id }) => byId(products, id),
    "product.save": (form) => {
      const before = products.find(({ id }) => id === form.id);
      const fresh = { status: "draft" as const, licenses: 0, created_at: now(), updated_at: now() };
      return replace(products, { ...fresh, ...before, ...form, id: form.id ?? newId(), version: form.version + 1 });
    },
    "product.archive": ({ id, archived, version }) =>
      replace(products, { ...byId(products, id), status: archived ? "archived" : "on_sale", version: version + 1 }),
    "product.delete": ({ id }) => {
      products.splice(products.indexOf(byId(products, id)), 1);
      return null;
    },
    "customer.list": ({ text, archived, after, limit }) => {
      const rows = customers
        .filter(({ name, country, archived_at }) => has(text, name, country) && archived === (archived_at !== null))
        .map((customer) => ({
          ...customer,
          contacts: customer.contacts.length,
          first_contact: customer.contacts[0]?.name ?? "",
          archived: customer.archived_at !== null,
        }));
      return page(rows, after, limit);
    },
    "customer.get": ({ id }) => byId(customers, id),
    "customer.save": (form) => {
      const before = customers.find(({ id }) => id === form.id);
      const fresh = { archived_at: null, orders: 0, licenses: 0, created_at: now(), updated_at: now() };
      return replace(customers, { ...fresh, ...before, ...form, id: form.id ?? newId(), version: form.version + 1 });
    },
    "customer.archive": ({ id, archived, version }) =>
      replace(customers, { ...byId(customers, id), archived_at: archived ? now() : null, version: version + 1 }),
    "order.list": ({ tab, text, customer_id, after, limit }) =>
      page(found(tab, text, customer_id).map(rowOf), after, limit),
    "order.counts": ({ text, customer_id }) => {
      const count = (tab: string) => found(tab, text, customer_id).length;
      const [all, draft, done, revoked, archived] = ["all", "draft", "submitted", "revoked", "archived"].map(count);
      return { all: all ?? 0, draft: draft ?? 0, submitted: done ?? 0, revoked: revoked ?? 0, archived: archived ?? 0 };
    },
    "order.create": ({ customer_id }) => {
      const order = emptyOrder(`A-${2048 + orders.length - (options.orders ?? 148)}`);
      const customer = customers.find(({ id }) => id === customer_id) ?? null;
      return replace(orders, judged({ ...order, customer, created_at: now() }));
    },
    "order.get": ({ id }) => byId(orders, id),
    "order.save": (form) => {
      const lines = form.lines.map((line, index) => {
        const product = byId(products, line.product_id);
        const view = byId(orders, form.id).lines[index];
        return {
          product_id: product.id,
          product_number: product.number,
          product_code: product.code,
          product_name: product.name,
          product_status: product.status,
          ...(view?.product_id === product.id ? view : {}),
          quantity: line.quantity,
          features: line.features.map((wanted) => {
            const feature = product.features.find(({ number }) => number === wanted.number) ?? refuse("invalid_field");
            return { ...feature, granted: "", ...wanted };
          }),
        };
      });
      const customer = customers.find(({ id }) => id === form.customer_id) ?? null;
      const { activation_limit, demo, purchase_order, note } = form;
      return change(form.id, form.version, { customer, activation_limit, demo, purchase_order, note, lines });
    },
    "order.submit": ({ id, version }) => {
      const order = byId(orders, id);
      if (order.version !== version) refuse("changed_elsewhere");
      if (order.problems.length > 0)
        throw { ...faultLike("problems"), details: { field: null, problems: order.problems, reference: null } };
      return replace(orders, submitted(order, now(), "Anna Brandt"));
    },
    "order.revoke": ({ id, version, reason }) =>
      change(id, version, {
        status: "revoked",
        revoked_at: now(),
        revoked_by: "Anna Brandt",
        revoke_reason: reason,
        licenses: byId(orders, id).licenses.map((license) => ({ ...license, status: "revoked" })),
      }),
    "order.archive": ({ id, version, archived }) => change(id, version, { archived_at: archived ? now() : null }),
    "order.note": ({ id, version, note }) => change(id, version, { note }),
    "order.copy": ({ id }) => {
      const { customer, lines } = byId(orders, id);
      const made = backend["order.create"]({ customer_id: customer?.id ?? null });
      return replace(orders, judged({ ...made, lines }));
    },
    "order.delete": ({ id, version }) => {
      if (byId(orders, id).version !== version) refuse("changed_elsewhere");
      orders.splice(orders.indexOf(byId(orders, id)), 1);
      return null;
    },
    "order.certificate": () => ({ file_name: "certificate.pdf", base64: "", unprintable: "" }),
    "order.save_files": ({ id, folder }) => ({
      folder: folder ?? `/home/anna/Licenses/${byId(orders, id).number}`,
      files: [...byId(orders, id).licenses.map(({ serial }) => `${serial}.lic`), "certificate.pdf"],
      total: byId(orders, id).licenses.length + 1,
      unprintable: "",
    }),
    "license.list": ({ order_id, after, limit }) =>
      page(
        orders.filter(({ id }) => !order_id || id === order_id).flatMap(({ licenses }) => licenses),
        after,
        limit,
      ),
    "license.file": ({ id }) => ({ file_name: `${id}.lic`, text: "eyJhbGciOiJSUzI1NiJ9.e30.c2ln" }),
    "mail.draft": ({ order_id }) => {
      const { customer, number, licenses } = byId(orders, order_id);
      const text = `Dear ${customer?.contacts[0]?.name ?? "customer"},\n\nyour licenses of order ${number} are attached.\n\nNorthwind Instruments`;
      return {
        to: customer?.contacts.filter(({ notify }) => notify).map(({ email }) => email) ?? [],
        subject: `Your licenses, order ${number}`,
        text,
        html: `<body style="font: 14px sans-serif; padding: 24px">${text.replace(/\n/g, "<br>")}</body>`,
        attachments: [
          ...licenses.slice(0, 4).map(({ serial }) => ({ file_name: `${serial.slice(0, 6)}.lic`, bytes: 1847 })),
          { file_name: "certificate.pdf", bytes: 48_211 },
        ],
        unprintable: "",
        server_ready: settings.mail.host !== "",
      };
    },
    "mail.send": ({ order_id, to, subject }) => {
      const order_number = byId(orders, order_id).number;
      const sent = {
        id: newId(),
        version: 1,
        order_id,
        order_number,
        to,
        subject,
        status: "sent",
        attempts: 1,
      } as const;
      const mail = { ...sent, last_error: null, created_at: now(), sent_at: now() };
      mails.unshift(mail);
      replace(orders, { ...byId(orders, order_id), mails: [mail, ...byId(orders, order_id).mails] });
      return mail;
    },
    "mail.save": ({ path }) => ({ folder: "/home/anna", files: [path ?? "licenses.eml"], total: 1, unprintable: "" }),
    "license.verify": () => ({ good: true, code: "good", message: "Genuine and valid today.", claims: null }),
    "journal.list": () => [],
    "mail.list": ({ after, limit }) => page(mails, after, limit),
    "mail.retry": ({ id }) => replace(mails, { ...byId(mails, id), status: "sent", last_error: null, sent_at: now() }),
  };
  const failing = orders[4];
  if (failing && mails.length === 0) {
    mails.push({
      id: newId(),
      version: 1,
      order_id: failing.id,
      order_number: failing.number,
      to: ["lab@aktis.example"],
      subject: `Your licenses, order ${failing.number}`,
      status: "failed",
      attempts: 3,
      last_error: "552 mailbox full",
      created_at: now() - 3600,
      sent_at: null,
    });
  }
  return backend;
}
