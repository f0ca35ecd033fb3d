import { type Icon, IconFileDescription, IconTemplate, IconTicket } from "@tabler/icons-react";
import type { ProductContent, ProfileContent, ProfileKind } from "../../contract/generated";

/** What a profile is to sales. */
export const kindWords: Record<ProfileKind, { word: string; meaning: string; icon: Icon }> = {
  template: {
    word: "Template",
    meaning: "Where an order starts. Sales may change everything the catalog does not lock.",
    icon: IconTemplate,
  },
  plan: {
    word: "Plan",
    meaning: "What is sold as it is: its terms are fixed in the order.",
    icon: IconFileDescription,
  },
  right: {
    word: "License right",
    meaning: "A plan with a count: so many licenses may be made from it.",
    icon: IconTicket,
  },
};

export const kinds = Object.keys(kindWords) as ProfileKind[];

/** A new profile says what the product says. */
export function newProfile(product: ProductContent): ProfileContent {
  return {
    code: "",
    name: "",
    kind: "template",
    description: "",
    features: [],
    conditions: product.conditions,
    activation_limit: product.activation_limit,
    values: {},
    price: null,
    quota: null,
  };
}
