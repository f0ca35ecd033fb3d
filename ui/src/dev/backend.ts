import type { ActionName, Id } from "../contract/generated";
import { activationHandlers } from "./activations";
import { atOnceHandlers } from "./at-once";
import { catalogHandlers } from "./catalog";
import { customerHandlers } from "./customers";
import { exchangeHandlers } from "./exchange";
import { groupHandlers } from "./groups";
import { keyHandlers } from "./keys";
import { licenseHandlers } from "./licenses";
import { mailHandlers } from "./mail";
import { orderHandlers, someOrders } from "./orders";
import { revocationHandlers } from "./revocations";
import { searchHandlers } from "./search";
import { vaultHandlers } from "./vault";
import { verifyHandlers } from "./verify";
import { anna, type Backend, session, type World } from "./world";

export { allPermissions, type Backend, refuse, session } from "./world";

/** Everything Rust does, pretended, in the memory of the window. `signedIn: false` starts at the door. */
export function makeBackend(options: { orders?: number; signedIn?: boolean; recent?: string[] } = {}): Backend {
  const world: World = {
    session: options.signedIn === false ? null : session,
    orders: someOrders(options.orders ?? 148),
    groups: [],
    assigned: new Map(),
    users: [anna, { ...anna, id: `${anna.id}-tom`, name: "tom", full_name: "Tom Whitfield", role: "sales" }],
    signers: new Map(),
    recent: options.recent ?? [],
  };
  const activations = activationHandlers(world);
  const orders = orderHandlers(world);
  const licenses = licenseHandlers(world);
  const activationsOf = (license_id: Id) => activations["activation.list"]({ license_id });
  return {
    ...vaultHandlers(world),
    ...customerHandlers(world),
    ...groupHandlers(world),
    ...orders,
    ...licenses,
    ...atOnceHandlers({ ...catalogHandlers, ...orders, ...licenses, ...activations }),
    ...activations,
    ...revocationHandlers(world, activationsOf),
    ...keyHandlers(world, activationsOf),
    ...verifyHandlers(world, activations),
    ...mailHandlers(world),
    ...searchHandlers(world),
    ...exchangeHandlers(world),
    ...catalogHandlers,
  } satisfies Record<ActionName, unknown>;
}
