import type { FieldValue, LicenseEvent, LicenseRow, LicenseView, OrderView, Request } from "../contract/generated";
import { free, now } from "./data";
import { signerOf } from "./keys";
import { type Backend, has, page, refuse, type World } from "./world";

type Block = { at: number; reason: string; until: number | null };
type Own = {
  version: number;
  note: string;
  values: { [key in string]: FieldValue };
  reason: string | null;
  blocks: Block[];
};

/** Licenses: found, looked at, annotated, blocked, revoked. */
export function licenseHandlers(world: World) {
  const own = new Map<string, Own>();
  const ownOf = (id: string): Own => own.get(id) ?? { version: 1, note: "", values: {}, reason: null, blocks: [] };
  const all = () => world.orders.flatMap(({ licenses }) => licenses);
  const find = (id: string): [OrderView, LicenseRow] => {
    for (const order of world.orders) {
      const row = order.licenses.find((license) => license.id === id);
      if (row) return [order, row];
    }
    return refuse("not_found");
  };
  const mark = (id: string, version: number, next: Partial<LicenseRow>, changed: (own: Own) => Partial<Own>) => {
    const [order, row] = find(id);
    const before = ownOf(id);
    if (before.version !== version) refuse("changed_elsewhere");
    own.set(id, { ...before, version: version + 1, ...changed(before) });
    const licenses = order.licenses.map((one) => (one.id === row.id ? { ...one, ...next } : one));
    world.orders[world.orders.indexOf(order)] = { ...order, licenses };
    return view(id);
  };
  const view = (id: string): LicenseView => {
    const [order, row] = find(id);
    const { version, note, values, reason, blocks } = ownOf(id);
    const at = order.lines.findIndex(({ product_number }) => product_number === row.product_number);
    const line = order.lines[at];
    const issued = { at: row.issued_at, order_id: order.id, order_number: order.number, what: "issued" as const };
    const gone = { at: now() - 60, order_id: order.id, order_number: order.number, what: "revoked" as const };
    return {
      row,
      version,
      product_id: line?.product_id ?? "",
      features: (line?.features ?? [])
        .filter(({ excluded }) => !excluded)
        .map(({ number, code, name, type, granted, terms, limit, catalog_limit }) => ({
          ...{ number, code, name, type, granted },
          seats: terms.seats,
          limit: limit ?? catalog_limit,
        })),
      conditions: order.content.lines[at]?.conditions ?? free,
      activation_limit: order.content.activation_limit,
      window: order.content.window,
      demo: order.content.demo,
      can_overwrite: order.content.can_overwrite,
      memory: (line?.memory ?? []).flatMap(({ alias: item, name: item_name, cells }) =>
        cells.map(({ number: cell, name: cell_name, kind, value }) => {
          const own = order.content.lines[at]?.memory.find((one) => one.item === item && one.cell === cell);
          return { item, item_name, cell, cell_name, kind, value: own?.value ?? value, own: own !== undefined };
        }),
      ),
      profile_name: line?.profile?.name ?? null,
      note,
      fields: line?.fields ?? [],
      values: { ...order.content.lines[at]?.values, ...values },
      groups: world.groups
        .filter((group) => world.assigned.get(group.id)?.has(id))
        .map((group) => ({ id: group.id, name: group.content.name })),
      revoke_reason: reason,
      block_reason: row.blocked ? (blocks.at(-1)?.reason ?? null) : null,
      history: [
        { ...issued, sentence: order.sentence || `Issued by order ${order.number}.` },
        ...blocks.flatMap(eventsOf),
        ...(row.status === "revoked" ? [{ ...gone, sentence: reason ?? order.revoke_reason ?? "Revoked." }] : []),
      ],
      has_file: !row.imported,
    };
  };
  const found = (request: Request<"license.list">) =>
    all().filter(
      (row) =>
        has(request.text, row.serial, row.customer_name, row.order_number, row.product_name) &&
        (!request.order_id || row.order_id === request.order_id) &&
        (!request.customer_id || row.customer_id === request.customer_id) &&
        (!request.product_id || String(row.product_number) === productNumber(world, request.product_id)) &&
        (!request.group_id || world.assigned.get(request.group_id)?.has(row.id)) &&
        (!request.key_id || (!row.imported && signerOf(world, row.id) === request.key_id)) &&
        (!request.without_group || ![...world.assigned.values()].some((held) => held.has(row.id))) &&
        (!request.status || row.status === request.status) &&
        (!request.ends_before || (row.ends_at !== null && row.ends_at < request.ends_before)),
    );
  const sortKeys = {
    issued: (row: LicenseRow) => row.issued_at,
    serial: (row: LicenseRow) => row.serial,
    ends: (row: LicenseRow) => row.ends_at ?? Number.POSITIVE_INFINITY,
  };
  return {
    "license.list": (request) => {
      const key = sortKeys[request.sort ?? "issued"];
      const rows = found(request).sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
      return page(request.descending ? rows.reverse() : rows, request);
    },
    "license.get": ({ id }) => view(id),
    "license.save": ({ id, version, note, values }) => {
      if (ownOf(id).version !== version) refuse("changed_elsewhere");
      own.set(id, { ...ownOf(id), version: version + 1, note, values });
      return view(id);
    },
    "license.revoke": ({ id, version, reason }) =>
      mark(id, version, { status: "revoked", blocked: false }, () => ({ reason })),
    "license.block": ({ id, version, reason }) => {
      if (!reason.trim()) refuse("invalid_field", "Say why the license is blocked.", "reason");
      const [, row] = find(id);
      if (row.status === "revoked" || row.blocked) refuse("not_allowed_now", "The license is revoked or blocked.");
      const block = { at: now(), reason: reason.trim(), until: null };
      return mark(id, version, { blocked: true }, ({ blocks }) => ({ blocks: [...blocks, block] }));
    },
    "license.unblock": ({ id, version }) => {
      if (!find(id)[1].blocked) refuse("not_allowed_now", "The license is not blocked.");
      const ended = (block: Block) => ({ ...block, until: block.until ?? now() });
      return mark(id, version, { blocked: false }, ({ blocks }) => ({ blocks: blocks.map(ended) }));
    },
    "license.on_day": ({ id, at }) => {
      const { row, features } = view(id);
      const made = at >= row.issued_at;
      const held = ownOf(id).blocks.find((block) => block.at <= at && (block.until ?? at + 1) > at);
      return {
        at,
        standing: made ? (held ? "blocked" : row.status) : "not_yet",
        reason: held?.reason ?? null,
        file: made ? { file_name: `${row.serial}.lic`, text: "eyJhbGciOiJSUzI1NiJ9.e30.c2ln" } : null,
        issued_at: made ? row.issued_at : null,
        order_number: made ? row.order_number : "",
        features: made ? features.map(({ number, name, granted }) => ({ number, name, granted })) : [],
        claims: null,
        activations: [],
      };
    },
    "license.save_file": () => null,
    "license.file": ({ id }) => ({ file_name: `${find(id)[1].serial}.lic`, text: "eyJhbGciOiJSUzI1NiJ9.e30.c2ln" }),
  } satisfies Partial<Backend>;
}

function eventsOf({ at, reason, until }: Block): LicenseEvent[] {
  const own = { order_id: null, order_number: "" };
  const blocked: LicenseEvent = { ...own, at, what: "blocked", sentence: reason };
  return until === null ? [blocked] : [blocked, { ...own, at: until, what: "unblocked", sentence: "" }];
}

const productNumber = (world: World, id: string) =>
  world.orders
    .flatMap(({ lines }) => lines)
    .find((line) => line.product_id === id)
    ?.product_number.toString();
