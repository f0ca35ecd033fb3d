import type {
  CustomerSort,
  Id,
  ImportKind,
  LicenseSort,
  LicenseStatus,
  OrderKind,
  OrderSort,
  OrderTab,
} from "../contract/generated";

// What stands behind the "?" of an address, read carefully: anybody can type there.
type Search = Record<string, unknown>;

/** A text, or nothing for an empty one. */
export const words = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);
/** True, or nothing. */
export const flag = (value: unknown) => (value === true ? true : undefined);
/** One of the known words. */
export const one = <T extends string>(of: readonly T[], value: unknown) => of.find((known) => known === value);
const moment = (value: unknown) => (typeof value === "number" && Number.isSafeInteger(value) ? value : undefined);
const tabs: OrderTab[] = ["draft", "submitted", "revoked", "archived", "templates"];
const kinds: OrderKind[] = ["sale", "update", "import"];
const orderSorts: OrderSort[] = ["number", "customer", "quantity", "created", "submitted", "total"];
const customerSorts: CustomerSort[] = ["name", "created"];
const licenseSorts: LicenseSort[] = ["issued", "serial", "ends"];
const statuses: LicenseStatus[] = ["active", "revoked"];
export const importKinds: ImportKind[] = ["customers", "products", "licenses"];

/** The filter of a list stands in its address, so that going back finds the list as it was. */
export type ListSearch = { text?: string; archived?: true };
/** Reads the filter of a small list. */
export const listSearch = (search: Search): ListSearch => ({
  text: words(search.text),
  archived: flag(search.archived),
});

/** The customers may be narrowed to those that sell on, and stand in another order. */
export type CustomerSearch = ListSearch & { resellers?: true; sort?: CustomerSort; falling?: true };

/** Reads the filters of the customers. */
export const customerSearch = (search: Search): CustomerSearch => ({
  ...listSearch(search),
  resellers: flag(search.resellers),
  sort: one(customerSorts, search.sort),
  falling: flag(search.falling),
});

/** The filters of the orders, as they stand in the address. */
export type OrderSearch = {
  tab?: OrderTab;
  text?: string;
  customer?: Id;
  product?: Id;
  kind?: OrderKind;
  /** Created from this moment, and until. */
  from?: number;
  until?: number;
  sort?: OrderSort;
  /** The smallest first; else the largest. */
  rising?: true;
};
/** Reads the filters of the orders. */
export const orderSearch = (search: Search): OrderSearch => ({
  tab: one(tabs, search.tab),
  text: words(search.text),
  customer: words(search.customer),
  product: words(search.product),
  kind: one(kinds, search.kind),
  from: moment(search.from),
  until: moment(search.until),
  sort: one(orderSorts, search.sort),
  rising: flag(search.rising),
});

/** The filters of the licenses, as they stand in the address. */
export type LicenseSearch = {
  text?: string;
  product?: Id;
  customer?: Id;
  profile?: Id;
  /** Only those whose file is signed with this key now. */
  key?: Id;
  /** Only those that are in no group. */
  ungrouped?: true;
  status?: LicenseStatus;
  /** Only those that end before this day. */
  ends?: number;
  sort?: LicenseSort;
  rising?: true;
};
/** Reads the filters of the licenses. */
export const licenseSearch = (search: Search): LicenseSearch => ({
  text: words(search.text),
  product: words(search.product),
  customer: words(search.customer),
  profile: words(search.profile),
  key: words(search.key),
  ungrouped: flag(search.ungrouped),
  status: one(statuses, search.status),
  ends: moment(search.ends),
  sort: one(licenseSorts, search.sort),
  rising: flag(search.rising),
});
