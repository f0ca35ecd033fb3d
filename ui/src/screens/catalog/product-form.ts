import type { FormErrors } from "@mantine/form";
import { newConditions } from "../../components/conditions/words";
import { type Origins, sorted } from "../../components/record-form/paths";
import { limitWords } from "../../components/terms/words";
import type { Feature, FeatureType, ProductContent } from "../../contract/generated";

/** The types of features, and what their limit counts. Normal features have none. */
export const typeWords: Record<FeatureType, { word: string; limit: string | null }> = {
  normal: { word: "Normal", limit: limitWords.normal },
  floating: { word: "Floating", limit: limitWords.floating },
  element_pool: { word: "Element pool", limit: limitWords.element_pool },
  consumption_tokens: { word: "Consumption tokens", limit: limitWords.consumption_tokens },
  secure_store: { word: "Secure store", limit: limitWords.secure_store },
};

/** A new feature: perpetual, one seat, changeable in orders; numbered after the last one. */
export function newFeature(features: Feature[], group = ""): Feature {
  return {
    number: Math.max(0, ...features.map(({ number }) => number)) + 1,
    code: "",
    name: "",
    description: "",
    group,
    type: "normal",
    limit: null,
    terms: { model: { kind: "perpetual" }, seats: 1, unit: "station", remote: false, flags: [] },
    can_modify: true,
    can_exclude: false,
    trial: false,
    archived: false,
    crm_id: "",
    ref_id: "",
  };
}

/** A new product starts with one feature. */
export function newProduct(): ProductContent {
  return {
    number: 0,
    code: "",
    name: "",
    description: "",
    groups: [],
    features: [newFeature([])],
    fields: [],
    releases: [],
    memory: [],
    binding: { parts: {}, tolerated_changes: 0 },
    conditions: newConditions(),
    activation_limit: 1,
    serials: null,
    prices: { currency: "EUR", price: null, reseller_price: null, tax: null },
    crm_id: "",
    ref_id: "",
  };
}

/** The content in the order Rust keeps it in, and where everything stood in the form, so that problems find back. */
export function ordered(content: ProductContent): { content: ProductContent; origins: Origins } {
  const features = sorted(content.features, ({ number }) => number);
  const releases = sorted(content.releases, ({ date }) => -date);
  const memory = sorted(content.memory, ({ alias }) => alias);
  return {
    content: { ...content, features: features.list, releases: releases.list, memory: memory.list },
    origins: { features: features.from, releases: releases.from, memory: memory.from },
  };
}

/** What a person can see is wrong before Rust is asked; Rust knows the rest. */
export function rules(content: ProductContent): FormErrors {
  const errors: FormErrors = {};
  const need = (list: string, key: string, values: string[], words: string) => {
    for (const [index, value] of values.entries()) if (!value.trim()) errors[`${list}.${index}.${key}`] = words;
  };
  const unique = (list: string, key: string, values: (string | number)[]) => {
    for (const [index, value] of values.entries()) {
      if (value !== "" && values.indexOf(value) < index) errors[`${list}.${index}.${key}`] = `“${value}” stands twice.`;
    }
  };
  const { groups, features, fields, releases, memory } = content;
  if (content.number < 1) errors.number = "A number from 1";
  if (!content.name.trim()) errors.name = "The product’s name";
  unique("groups", "name", names(groups));
  unique("features", "number", numbers(features));
  unique("fields", "key", keys(fields));
  unique("releases", "version", versions(releases));
  unique("memory", "alias", aliases(memory));
  need("groups", "name", names(groups), "Enter the group’s name.");
  need("features", "name", names(features), "Enter the feature’s name.");
  need("fields", "label", labels(fields), "Enter the field’s name.");
  need("releases", "version", versions(releases), "Enter the version.");
  need("memory", "name", names(memory), "Enter the item’s name.");
  for (const [index, { number }] of features.entries()) {
    if (number < 1) errors[`features.${index}.number`] = "Numbers start at 1.";
  }
  for (const [index, { key }] of fields.entries()) {
    if (!/^[A-Za-z0-9_]{1,60}$/.test(key)) errors[`fields.${index}.key`] = "Write the key with letters, digits and _.";
  }
  return errors;
}

const names = (list: { name: string }[]) => list.map(({ name }) => name.trim());
const labels = (list: { label: string }[]) => list.map(({ label }) => label);
const numbers = (list: { number: number }[]) => list.map(({ number }) => number);
const keys = (list: { key: string }[]) => list.map(({ key }) => key.toLowerCase());
const versions = (list: { version: string }[]) => list.map(({ version }) => version);
const aliases = (list: { alias: number }[]) => list.map(({ alias }) => alias);
