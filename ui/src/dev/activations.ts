import type {
  ActivationView,
  Answered,
  DeskItem,
  DeskView,
  Fault,
  LicenseRow,
  OrderView,
  RefusalCode,
} from "../contract/generated";
import { newId, now } from "./data";
import { type Backend, byId, refuse, replace, type World } from "./world";

/**
 * The offline desk, pretended. "SGNR1." begins a request, "eyJ" a proof. What stands after it is read as
 * "<machine>@<serial>"; without a serial it is about the first active license. A machine called "virtual" is one.
 */
export function activationHandlers(world: World) {
  const made: ActivationView[] = [];
  const texts = new Map<string, string>();
  const licenses = (): [OrderView, LicenseRow][] =>
    world.orders.flatMap((order) => order.licenses.map((row): [OrderView, LicenseRow] => [order, row]));
  const active = (id: string) => made.filter((one) => one.license_id === id && one.state === "active").length;
  const count = (view: ActivationView): ActivationView => {
    const [order] = licenses().find(([, { id }]) => id === view.license_id) ?? refuse("not_found");
    const activations = active(view.license_id);
    const rows = order.licenses.map((row) => (row.id === view.license_id ? { ...row, activations } : row));
    world.orders[world.orders.indexOf(order)] = { ...order, licenses: rows };
    return { ...view, active: activations };
  };

  const look = (text: string): DeskView => {
    const what = text.startsWith("SGNR1.") ? "request" : text.startsWith("eyJ") ? "proof" : neither();
    const [machine = "", serial] = text.trim().split(".").slice(1).join(".").split("@");
    const found = licenses().find(([, row]) => (serial ? row.serial === serial : row.status === "active"));
    const [order, row] = found ?? [];
    const known = made.find((one) => one.id === texts.get(text));
    const held = made.find((one) => one.license_id === row?.id && one.name === machine && one.state === "active");
    if (what === "proof" && !held && !known) refuse("invalid_field", unknownProof, "text");
    const used = row ? active(row.id) : 0;
    const limit = order?.content.activation_limit ?? 0;
    const [refusal, reason] = what === "request" ? judged(row, serial, known, used >= limit && !held) : [null, ""];
    const { message, repeated } =
      what === "proof"
        ? given(held, used, limit)
        : { message: asked(known, used, limit), repeated: known !== undefined && refusal === null };
    return {
      ...{ what, serial: row?.serial ?? serial ?? "", machine: machine || "LAB-07", repeated, active: used },
      product_number: row?.product_number ?? 1040,
      program_version: what === "request" ? "6.4.1" : "",
      virtual_machine: machine === "virtual",
      parts: ["cpu", "motherboard", "mac"],
      ...{
        license_id: row?.id ?? null,
        product_name: row?.product_name ?? "",
        customer_name: row?.customer_name ?? "",
      },
      ...{ activation_limit: limit, refusal, message: refusal ? reason : message },
    };
  };

  const make = (order: OrderView, row: LicenseRow, own: Partial<ActivationView>): ActivationView => {
    const id = newId();
    const view: ActivationView = {
      ...{ id, version: 1, license_id: row.id, serial: row.serial, kind: "request", state: "active", name: "" },
      ...{ product_name: row.product_name, customer_name: row.customer_name, holder_id: null, parts: [], at: now() },
      ...{ program_version: "", virtual_machine: false, ended_at: null, reason: null, lease_until: null, active: 0 },
      activation_limit: order.content.activation_limit,
      file_name: `${row.serial}-${own.name || id.slice(24)}.cert`,
      certificate: `eyJhbGciOiJSUzI1NiJ9.${btoa(id)}.c2lnbmVk\n`,
      repeated: false,
      ...own,
    };
    made.push(view);
    return count(view);
  };
  const end = (view: ActivationView, own: Partial<ActivationView>): ActivationView =>
    count(replace(made, { ...view, ...own, version: view.version + 1, ended_at: now() }));

  const handlers = {
    "activation.look": ({ text }) => look(text),
    "activation.activate": ({ text }) => {
      const seen = look(text);
      if (seen.refusal) refused(seen.refusal, seen.message);
      const known = made.find((one) => one.id === texts.get(text));
      if (known) return { ...count(known), repeated: true };
      const [order, row] = licenses().find(([, { id }]) => id === seen.license_id) ?? refuse("not_found");
      for (const one of made.filter(
        ({ license_id, name, state }) => license_id === row.id && name === seen.machine && state === "active",
      ))
        end(one, { state: "replaced" });
      const { machine: name, parts, program_version, virtual_machine } = seen;
      const view = make(order, row, { name, parts, program_version, virtual_machine });
      texts.set(text, view.id);
      return view;
    },
    "activation.deactivate": ({ text }) => {
      const seen = look(text);
      const held = made.find((one) => one.license_id === seen.license_id && one.name === seen.machine);
      if (!held) return refuse("invalid_field", unknownProof, "text");
      texts.set(text, held.id);
      return held.state === "active" ? end(held, { state: "returned" }) : { ...count(held), repeated: true };
    },
    "activation.for_id": ({ license_id, kind, id, name, until }) => {
      if (until && until < now()) refuse("invalid_field", "Choose a day that is still to come.", "until");
      const [order, row] = licenses().find(([, one]) => one.id === license_id) ?? refuse("not_found");
      const known = made.find((one) => one.license_id === row.id && one.holder_id === id && one.state === "active");
      if (known) return { ...count(known), repeated: true };
      const [refusal, reason] = judged(row, row.serial, undefined, active(row.id) >= order.content.activation_limit);
      if (refusal) refused(refusal, reason);
      return make(order, row, { kind, holder_id: id, name, lease_until: until ?? null });
    },
    "activation.renew": ({ id, until }) => {
      const view = byId(made, id);
      if (view.state !== "active") refused("given_back", "The activation ended before.");
      if (until && until < now()) refuse("invalid_field", "Choose a day that is still to come.", "until");
      const [order, row] = licenses().find(([, one]) => one.id === view.license_id) ?? refuse("not_found");
      end(view, { state: "replaced" });
      const { kind, holder_id, name } = view;
      return make(order, row, { kind, holder_id, name, lease_until: until ?? null });
    },
    "activation.release": ({ id, reason }) => {
      if (!reason.trim()) refuse("invalid_field", "Say why it is released without a proof.", "reason");
      const view = byId(made, id);
      if (view.state !== "active") refused("given_back", "The activation ended before.");
      return end(view, { state: "released", reason: reason.trim() });
    },
    "activation.list": ({ license_id }) => made.filter((one) => one.license_id === license_id).map(count),
    "activation.save_file": ({ id }) => {
      byId(made, id);
      return null;
    },
    "activation.save_files": ({ ids, folder }) => {
      for (const id of ids) byId(made, id);
      return { folder: folder ?? "/home/anna/certificates", certificates: ids.length };
    },
  } satisfies Partial<Backend>;

  const answer = (text: string): Answered => {
    let what: DeskItem | null = null;
    try {
      what = look(text).what;
      const action = what === "request" ? "activation.activate" : "activation.deactivate";
      return { what, activation: handlers[action]({ text }), fault: null };
    } catch (fault) {
      return { what, activation: null, fault: fault as Fault };
    }
  };
  return {
    ...handlers,
    "activation.answer_all": ({ texts }) => {
      const answers = new Map<number, Answered>();
      const isProof = (text: string) => text.startsWith("eyJ");
      for (const proofs of [true, false])
        for (const [at, text] of texts.entries()) if (isProof(text) === proofs) answers.set(at, answer(text));
      return texts.flatMap((_, at) => answers.get(at) ?? []);
    },
  } satisfies Partial<Backend>;
}

const unknownProof = "The proof is for an activation that this vault never made.";

function neither(): never {
  const todo = "Paste the whole text, or choose the file the program wrote.";
  return refuse("invalid_field", `This is neither an activation request nor a deactivation proof. ${todo}`, "text");
}

function refused(refusal: RefusalCode, message: string): never {
  throw { code: "not_allowed_now", message, details: { field: null, problems: null, refusal, reference: null } };
}

function judged(
  row: LicenseRow | undefined,
  serial: string | undefined,
  known: ActivationView | undefined,
  full: boolean,
): [RefusalCode | null, string] {
  if (!row) return ["unknown_serial", `No license has the serial number “${serial}”. Look for a typing error.`];
  if (known && known.state !== "active")
    return ["given_back", "This request was answered, and its activation ended since. Let the program make a new one."];
  if (row.status === "revoked") return ["revoked", "The license was revoked."];
  if (row.blocked) return ["blocked", "The license is blocked. Unblock it first."];
  if (full && !known)
    return ["limit_reached", "All machines are active already. Take a deactivation proof from one of them first."];
  return [null, ""];
}

const asked = (known: ActivationView | undefined, used: number, limit: number) =>
  known
    ? "This request was answered before: the same certificate comes again."
    : `The machine becomes number ${used + 1} of ${limit} this license is active on.`;

const given = (held: ActivationView | undefined, used: number, limit: number) =>
  held
    ? { message: `The machine removed its activation: ${used - 1} of ${limit} stay active.`, repeated: false }
    : { message: "This activation ended before: nothing changes.", repeated: true };
