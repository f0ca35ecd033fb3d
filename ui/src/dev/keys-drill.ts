import type {
  ActivationView,
  FileStandings,
  Id,
  KeyBuild,
  KeyDrill,
  KeyView,
  LicenseRow,
  Machines,
  RotationStep,
} from "../contract/generated";
import { now } from "./ids";
import type { World } from "./world";

/** What became of licenses. */
export function standingsOf(rows: LicenseRow[]): FileStandings {
  const standings = { counting: 0, blocked: 0, over: 0, revoked: 0 };
  for (const { status, blocked, ends_at } of rows) {
    if (status === "revoked") standings.revoked += 1;
    else if (ends_at !== null && ends_at < now()) standings.over += 1;
    else if (blocked) standings.blocked += 1;
    else standings.counting += 1;
  }
  return standings;
}

/** Who depends on a key, counted in the memory of the window. */
export function drillOf(
  world: World,
  key: KeyView,
  keys: KeyView[],
  licenses: LicenseRow[],
  machinesOf: (key: Id) => ActivationView[],
): KeyDrill {
  const next = keys.find(({ status }) => status === "next");
  const signs = keys.find(({ status }) => status === "current");
  const former = key.status === "retired" || (key.status === "active" && key.announced_at !== null);
  const successor = (key.status === "current" ? next : former ? signs : undefined) ?? null;
  const builds = buildsOf(
    world,
    keys.flatMap(({ id }) => machinesOf(id)),
    machinesOf(key.id),
    successor ?? key,
  );
  const files = standingsOf(licenses);
  const machines = successor && machinesIn(builds, successor);
  const certificates = machinesOf(key.id).length;
  const customers = new Map<Id | null, { id: Id | null; name: string; files: number }>();
  for (const row of licenses.filter((one) => standingsOf([one]).counting > 0)) {
    const one = customers.get(row.customer_id) ?? { id: row.customer_id, name: row.customer_name, files: 0 };
    customers.set(row.customer_id, { ...one, files: one.files + 1 });
  }
  const numbers = [...new Set(licenses.map(({ product_number }) => product_number))];
  return {
    ...{ key, successor, files, certificates, machines, builds, build_count: builds.length },
    last_used: key.licenses > 0 || licenses.length > 0 ? now() : null,
    step: stepOf(key, machines, files.counting + certificates > 0),
    products: numbers.map((number) => {
      const own = licenses.filter(({ product_number }) => product_number === number);
      const id = productIn(world, number)?.product_id ?? String(number);
      return { id, number, name: own[0]?.product_name ?? "", files: standingsOf(own) };
    }),
    customers: customers.size,
    top_customers: [...customers.values()].sort((a, b) => b.files - a.files).slice(0, 10),
    ...{ idle_certificates: 0, revocation_lists: 0, newest_revocation_list: false },
    own_machines: machinesIn(builds, key),
  };
}

const productIn = (world: World, number: number) =>
  world.orders.flatMap(({ lines }) => lines).find(({ product_number }) => product_number === number);

function stepOf(key: KeyView, machines: Machines | null, left: boolean): RotationStep | null {
  if (key.status === "retired") return "done";
  if (key.status === "current") return machines === null ? "make" : machines.older > 0 ? "ship" : "switch";
  if (machines === null) return null;
  return left ? "reissue" : "retire";
}

function machinesIn(builds: KeyBuild[], { announced_at }: KeyView): Machines {
  const machines = { older: 0, since: 0, unknown: 0 };
  for (const { version, first_asked, machines: some } of builds) {
    if (!version) machines.unknown += some;
    else if (announced_at === null || first_asked < announced_at) machines.older += some;
    else machines.since += some;
  }
  return machines;
}

function buildsOf(world: World, all: ActivationView[], own: ActivationView[], key: KeyView): KeyBuild[] {
  const names = [...new Set(all.map(({ product_name, program_version }) => `${product_name}\n${program_version}`))];
  const rows = world.orders.flatMap(({ licenses }) => licenses);
  return names.map((name) => {
    const is = (one: ActivationView) => `${one.product_name}\n${one.program_version}` === name;
    const some = all.filter(is);
    const [product_name = "", version = ""] = name.split("\n");
    const product_number = rows.find((row) => row.product_name === product_name)?.product_number ?? null;
    const times = some.map(({ at }) => at);
    const first_asked = Math.min(...times);
    return {
      ...{ product_number, product_id: null, product_name, version, first_asked, last_asked: Math.max(...times) },
      ...{ machines: some.length, certificates: own.filter(is).length, released_at: null },
      older: version ? key.announced_at === null || first_asked < key.announced_at : null,
    };
  });
}
