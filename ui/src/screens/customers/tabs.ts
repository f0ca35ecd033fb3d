import type { FormErrors } from "@mantine/form";

/** The parts of a customer's page, as they stand in the address. */
export const customerTabs = ["overview", "details", "contacts", "orders", "licenses", "groups", "customers"] as const;
export type CustomerTab = (typeof customerTabs)[number];

/** The tab on which something is wrong, so that nobody looks for it. */
export function tabOf(errors: FormErrors): CustomerTab | null {
  const [first] = Object.keys(errors);
  if (first === undefined) return null;
  return first.startsWith("contacts") ? "contacts" : "details";
}
