import type {
  ActionName,
  Fault,
  FaultCode,
  GroupView,
  Id,
  OrderView,
  Page,
  Permission,
  Reply,
  Request,
  SessionView,
  UserView,
} from "../contract/generated";
import { newId, now } from "./data";

/** Every action, answered in the memory of the window. */
export type Backend = { [K in ActionName]: (request: Request<K>) => Reply<K> };

/** What a pretended backend remembers beside the arrays of data.ts. */
export type World = {
  session: SessionView | null;
  orders: OrderView[];
  groups: GroupView[];
  /** Licenses by the group they are assigned to. */
  assigned: Map<Id, Set<Id>>;
  users: UserView[];
  /** The key that signed a license's file or a machine's certificate, where it is not the current one. */
  signers: Map<Id, Id>;
  recent: string[];
};

/** A refusal, as Rust would answer it. */
export function refuse(code: FaultCode, message = "", field: string | null = null): never {
  throw { code, message, details: { field, problems: null, reference: null } } satisfies Fault;
}

export const allPermissions: Permission[] = ["read", "deliver", "sell", "catalog", "keys", "users", "settings"];
export const anna: UserView = {
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

/** The record of this id, or the refusal that there is none. */
export const byId = <T extends { id: string }>(rows: T[], id: string): T =>
  rows.find((row) => row.id === id) ?? refuse("not_found");

/** Puts a record in the place of its former state, or before all others. */
export const replace = <T extends { id: string }>(rows: T[], row: T): T => {
  const at = rows.findIndex(({ id }) => id === row.id);
  if (at < 0) rows.unshift(row);
  else rows[at] = row;
  return row;
};

/** Whether any of the fields contains a text. */
export const has = (text: string | undefined, ...fields: string[]) =>
  fields
    .join(" ")
    .toLowerCase()
    .includes((text ?? "").toLowerCase());

type Paging = { after?: string | null; offset?: number | null; limit?: number };

/** One page of a list, after its cursor or from its offset. */
export function page<T extends { id: string }>(rows: T[], { after, offset, limit = 100 }: Paging): Page<T> {
  const start = after ? rows.findIndex(({ id }) => id === after) + 1 : (offset ?? 0);
  const shown = rows.slice(start, start + limit);
  const next = start + limit < rows.length ? (shown.at(-1)?.id ?? null) : null;
  return { rows: shown, next, total: rows.length, total_is_at_least: false };
}
