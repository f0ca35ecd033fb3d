import { useQuery } from "@tanstack/react-query";
import { ask } from "../../contract/ask";
import type { OrderRow } from "../../contract/generated";

/** What a template is called where there is one line for it: what it is for, or what it sells and to whom. */
export function templateName({ description, products, customer_name, number }: OrderRow): string {
  if (description) return description;
  const [first, ...others] = products;
  const what = first ? `${first}${others.length > 0 ? ` + ${others.length}` : ""}` : number;
  return customer_name ? `${what} for ${customer_name}` : what;
}

/** The newest templates; asked for only where they are shown. */
export function useTemplates(enabled = true): OrderRow[] {
  const newest = { tab: "templates", sort: "created", descending: true, limit: 10 } as const;
  return useQuery({ ...ask("order.list", newest), enabled }).data?.rows ?? [];
}
