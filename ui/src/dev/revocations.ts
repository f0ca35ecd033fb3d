import type { ActivationView, Id, RevocationListView, RevocationsView } from "../contract/generated";
import { keys, now } from "./data";
import { type Backend, refuse, type World } from "./world";

type Reason = "revoked" | "blocked" | "removed";

/** Revocation lists, pretended: numbered, and compared with what does not count now. */
export function revocationHandlers(world: World, activationsOf: (license: Id) => ActivationView[]) {
  let newest: RevocationListView | null = null;
  let said = new Map<Id, Reason>();

  /** What does not count now: licenses, and ended activations of those that are not revoked. */
  const entries = () => {
    const found = new Map<Id, Reason>();
    for (const { id, status, blocked } of world.orders.flatMap(({ licenses }) => licenses)) {
      if (status === "revoked") found.set(id, "revoked");
      else if (blocked) found.set(id, "blocked");
      if (status === "revoked") continue;
      for (const { id: activation, state } of activationsOf(id))
        if (state === "returned" || state === "released") found.set(activation, "removed");
    }
    return found;
  };
  const view = (): RevocationsView => {
    const next = entries();
    return {
      newest,
      overdue: newest !== null && newest.next_update < now(),
      added: [...next.keys()].filter((id) => !said.has(id)).length,
      lifted: [...said.keys()].filter((id) => !next.has(id)).length,
    };
  };
  const made = () => newest ?? refuse("not_found", "No revocation list was made yet: make one first.");

  return {
    "revocation.get": view,
    "revocation.publish": ({ days = 30 }) => {
      if (days < 1 || days > 366)
        refuse("invalid_field", "Say in how many days the next list comes: 1 to 366.", "days");
      said = entries();
      const count = (reason: Reason) => [...said.values()].filter((one) => one === reason).length;
      newest = {
        seq: (newest?.seq ?? 0) + 1,
        at: now(),
        next_update: now() + days * 86_400,
        key_name: keys.find(({ status }) => status === "current")?.name ?? "",
        revoked: count("revoked"),
        blocked: count("blocked"),
        removed: count("removed"),
      };
      return view();
    },
    "revocation.file": () => {
      const { seq } = made();
      return { file_name: `revocations-${seq}.revoked`, text: `eyJhbGciOiJSUzI1NiJ9.${btoa(`${seq}`)}.c2lnbmVk\n` };
    },
    "revocation.save_file": () => {
      made();
      return null;
    },
  } satisfies Partial<Backend>;
}
