import type {
  ActivationView,
  Id,
  KeyCustomer,
  KeyDrill,
  KeyView,
  LicenseRow,
  ReissueView,
} from "../contract/generated";
import { keys, newId, now } from "./data";
import { drillOf, standingsOf } from "./keys-drill";
import { type Backend, byId, page, refuse, replace, type World } from "./world";

// As they were before the first window changed them.
let firstKeys: KeyView[] | undefined;
const current = () => keys.find(({ status }) => status === "current");

/** The key that signed a license's file, or a certificate. */
export const signerOf = (world: World, id: Id): Id => world.signers.get(id) ?? current()?.id ?? "";

/** Signing keys, pretended: made, announced, switched to, retired, and what they signed made anew. */
export function keyHandlers(world: World, activationsOf: (license: Id) => ActivationView[]) {
  firstKeys ??= structuredClone(keys);
  keys.splice(0, keys.length, ...structuredClone(firstKeys));
  const batches: (ReissueView & { from: Id })[] = [];
  const add = (name: string, bits: KeyView["bits"]): KeyView => {
    const status = current() ? "active" : "current";
    const made = { id: newId(), version: 1, kid: newId(), origin: "created", licenses: 0, algorithm: "RS256" } as const;
    const announced_at = status === "current" ? now() : null;
    const key: KeyView = { ...made, name, bits, status, created_at: now(), announced_at, retired_at: null };
    keys.push(key);
    return key;
  };
  const change = (id: Id, version: number, next: Partial<KeyView>): KeyView => {
    const key = byId(keys, id);
    if (key.version !== version) refuse("changed_elsewhere");
    if (key.status === "retired") refuse("not_allowed_now", "The key is retired and signs no more.");
    return replace(keys, { ...key, ...next, version: version + 1 });
  };
  const licensesOf = (id: Id): LicenseRow[] =>
    world.orders.flatMap(({ licenses }) => licenses).filter((row) => !row.imported && signerOf(world, row.id) === id);
  const machinesOf = (id: Id): ActivationView[] =>
    world.orders
      .flatMap(({ licenses }) => licenses)
      .flatMap((row) => activationsOf(row.id))
      .filter((one) => one.state === "active" && signerOf(world, one.id) === id);
  const drill = (id: Id): KeyDrill => drillOf(world, byId(keys, id), keys, licensesOf(id), machinesOf);
  return {
    "key.list": () => [...keys],
    "key.create": ({ name, bits }) => add(name, bits),
    "key.import": ({ name, text }) => {
      if (!text.includes("KEY")) refuse("key_unreadable", "This text has no private key in it.", "text");
      return add(name, 3072);
    },
    "key.export": ({ form, and }) => {
      const body = "MIIBojANBgkqhkiG9w0BAQEFAAOCAY8AMIIBigKCAYEA".repeat(9);
      const text = `-----BEGIN PUBLIC KEY-----\n${body}\n-----END PUBLIC KEY-----\n`;
      return { file_name: `northwind-2026.${form}`, text: and ? text + text : text };
    },
    "key.drill": ({ id }) => drill(id),
    "key.customers": ({ id, after, limit }) => {
      const found = new Map<Id | null, KeyCustomer>();
      for (const { customer_id, customer_name } of licensesOf(id).filter((row) => standingsOf([row]).counting > 0)) {
        const one = found.get(customer_id) ?? { id: customer_id, name: customer_name, files: 0 };
        found.set(customer_id, { ...one, files: one.files + 1 });
      }
      const rows = [...found.values()].map((one) => ({ ...one, id: one.id ?? "" }));
      const part = page(rows, { after, limit });
      return { ...part, rows: part.rows.map((one) => ({ ...one, id: one.id || null })) };
    },
    "key.announce": ({ id, version, announced }) => {
      const next = keys.find(({ status }) => status === "next");
      if (announced && next && next.id !== id) refuse("not_allowed_now", `${next.name} is the next key already.`);
      return announced
        ? change(id, version, { status: "next", announced_at: now() })
        : change(id, version, { status: "active", announced_at: null });
    },
    "key.use": ({ id, version, accept_older }) => {
      const { key, own_machines } = drill(id);
      const { older } = own_machines;
      if ((older > 0 || key.announced_at === null) && accept_older !== older)
        refuse("not_allowed_now", `${older} machines are active with programs older than the announcement.`);
      const before = current();
      if (before) {
        // From now on it stands beside each what signed it.
        for (const row of licensesOf(before.id)) world.signers.set(row.id, before.id);
        for (const machine of machinesOf(before.id)) world.signers.set(machine.id, before.id);
        replace(keys, { ...before, status: "active", version: before.version + 1 });
      }
      return change(id, version, { status: "current", announced_at: key.announced_at ?? now() });
    },
    "key.reissue": ({ id, product_id, customer_id, most }) => {
      const from = byId(keys, id);
      const to = current() ?? refuse("no_signing_key");
      if (from.id === to.id) refuse("not_allowed_now", `${from.name} signs new licenses itself.`);
      const number = drill(id).products.find((product) => product.id === product_id)?.number;
      const mine = (row: LicenseRow) =>
        (!product_id || row.product_number === number) && (!customer_id || row.customer_id === customer_id);
      const due = licensesOf(id).filter((row) => standingsOf([row]).counting > 0 && mine(row));
      const files = due.slice(0, most ?? 10_000);
      for (const { id } of files) world.signers.delete(id);
      const machines = machinesOf(id).filter((one) => due.some((row) => row.id === one.license_id));
      for (const { id } of machines) world.signers.delete(id);
      const more = due.length > files.length;
      if (files.length + machines.length === 0) return { reissue: null, more };
      const reissue: ReissueView = {
        ...{ id: newId(), from_name: from.name, to_name: to.name, at: now(), by: "Anna Brandt" },
        ...{ product_id: product_id ?? null, customer_id: customer_id ?? null },
        product_name: (product_id && due[0]?.product_name) || "",
        customer_name: (customer_id && due[0]?.customer_name) || "",
        ...{ files: files.length, certificates: machines.length },
      };
      batches.unshift({ ...reissue, from: id });
      return { reissue, more };
    },
    "key.reissues": ({ id }) => batches.filter(({ from }) => from === id),
    "key.save_reissued": ({ ids, folder }) => {
      const chosen = batches.filter(({ id }) => ids.includes(id));
      const sum = (of: "files" | "certificates") => chosen.reduce((all, batch) => all + batch[of], 0);
      return {
        folder: folder ?? "/home/anna/Signet/new files",
        ...{ customers: 1, files: sum("files"), certificates: sum("certificates"), left_out: 0 },
      };
    },
    "key.retire": ({ id, version }) => change(id, version, { status: "retired", retired_at: now() }),
  } satisfies Partial<Backend>;
}
