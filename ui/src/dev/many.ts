import type { CustomerRow } from "../contract/generated";
import type { Backend } from "./world";

const row = (index: number, text: string): CustomerRow => ({
  id: `many-${index}`,
  kind: index % 9 === 0 ? "person" : "company",
  name: `Customer ${String(index + 1).padStart(7, "0")}${text && ` with ${text}`}`,
  code: "",
  country: ["DE", "JP", "GB", "CH", "GR"][index % 5] ?? "",
  contacts: 1,
  first_contact: "Katrin Müller",
  orders: index % 14,
  licenses: index % 31,
  reseller: false,
  archived: false,
  created_at: 1_790_000_000 + index,
});

/** A backend with so many customers, made as they are asked for: what a list of a million feels like. */
export function withMany(backend: Backend, total: number): Backend {
  return {
    ...backend,
    "customer.list": ({ text = "", after, offset, limit = 100 }) => {
      const all = text ? Math.ceil(total / 10) : total;
      const start = after ? Number(after) : (offset ?? 0);
      const length = Math.max(0, Math.min(limit, all - start));
      const rows = Array.from({ length }, (_, index) => row(start + index, text));
      const next = start + length < all ? String(start + length) : null;
      // As the vault does it: found rows are counted only so far.
      const counted = text ? Math.min(all, 10_000 + start + limit) : all;
      return { rows, next, total: counted, total_is_at_least: counted < all };
    },
  };
}
