import type { FormErrors } from "@mantine/form";

/** The sections of a product, in the order of their tabs. */
export const tabWords = {
  features: "Features",
  profiles: "Profiles",
  fields: "Fields",
  releases: "Releases",
  memory: "Memory",
  binding: "Binding",
  defaults: "Defaults",
  prices: "Prices & numbers",
} as const;

export type ProductTab = keyof typeof tabWords;
export const productTabs = Object.keys(tabWords) as ProductTab[];

const tabOfField: Record<string, ProductTab | "head"> = {
  number: "head",
  code: "head",
  name: "head",
  description: "head",
  groups: "features",
  features: "features",
  fields: "fields",
  releases: "releases",
  memory: "memory",
  binding: "binding",
  conditions: "defaults",
  activation_limit: "defaults",
  prices: "prices",
  serials: "prices",
  crm_id: "prices",
  ref_id: "prices",
};

/** Where the field of an error stands: above the tabs, in one of them, or nowhere. */
export function tabOf(path: string): ProductTab | "head" | null {
  return tabOfField[path.split(".")[0] ?? ""] ?? null;
}

/** How many errors each tab has. */
export function errorsByTab(errors: FormErrors): Partial<Record<ProductTab | "head", number>> {
  const counts: Partial<Record<ProductTab | "head", number>> = {};
  for (const path of Object.keys(errors)) {
    const tab = tabOf(path);
    if (tab) counts[tab] = (counts[tab] ?? 0) + 1;
  }
  return counts;
}

/** The tab to show after a refused save: the one on screen if it has errors, or is not to blame for any; else the first that has. */
export function tabToShow(errors: FormErrors, current: ProductTab): ProductTab {
  const counts = errorsByTab(errors);
  if (counts[current] || counts.head) return current;
  return productTabs.find((tab) => counts[tab]) ?? current;
}

/** What no field on the page can show. */
export function homeless(errors: FormErrors): string[] {
  return Object.entries(errors)
    .filter(([path]) => tabOf(path) === null)
    .map(([, message]) => String(message));
}
