import type { ActionName } from "../contract/generated";
import { activationHandlers } from "./activations";
import { catalogHandlers } from "./catalog";
import { customerHandlers } from "./customers";
import { exchangeHandlers } from "./exchange";
import { groupHandlers } from "./groups";
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
    recent: options.recent ?? [],
  };
  const activations = activationHandlers(world);
  return {
    ...vaultHandlers(world),
    ...customerHandlers(world),
    ...groupHandlers(world),
    ...orderHandlers(world),
    ...licenseHandlers(world),
    ...activations,
    ...revocationHandlers(world, (license_id) => activations["activation.list"]({ license_id })),
    ...verifyHandlers(world, activations),
    ...mailHandlers(world),
    ...searchHandlers(world),
    ...exchangeHandlers(world),
    ...catalogHandlers,
  } satisfies Record<ActionName, unknown>;
}
