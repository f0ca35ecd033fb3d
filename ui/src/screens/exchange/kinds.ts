import type { ActionName, ImportKind } from "../../contract/generated";

/** Whether a role may import such records: who may sell may not change the catalog. */
export function mayImport(may: (action: ActionName) => boolean, what: ImportKind): boolean {
  return may("import.run") && (what !== "products" || may("product.save"));
}

/** What can be imported, in words. */
export const kindWords: Record<ImportKind, { word: string; place: string; about: string; one: string }> = {
  customers: {
    word: "Customers",
    place: "Customers",
    one: "customer",
    about:
      "A line for each customer, or for each of their contacts. A customer that is there already (by CRM id, reference, code, or else by name) is changed and not added again.",
  },
  products: {
    word: "Products",
    place: "Catalog",
    one: "product",
    about: "A line for each product, or for each of its features. A product that is there already is changed.",
  },
  licenses: {
    word: "Licenses sold elsewhere",
    place: "Licenses",
    one: "license",
    about:
      "One license on each line, with its serial number, product and customer. They count among what the customer holds; a file of ours they get with their first update.",
  },
};

/** The list in which imported records are found. */
export const placeOfKind = {
  customers: "/customers",
  products: "/catalog",
  licenses: "/licenses",
} as const satisfies Record<ImportKind, string>;
