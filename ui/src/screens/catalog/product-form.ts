import type { Feature, FeatureType, ProductForm, ProductView } from "../../contract/generated";

/** The types of features, and what their limit counts. Normal features have none. */
export const typeWords: Record<FeatureType, { word: string; limit: string | null }> = {
  normal: { word: "Normal", limit: null },
  floating: { word: "Floating", limit: "active" },
  element_pool: { word: "Element pool", limit: "elements" },
  consumption_tokens: { word: "Consumption tokens", limit: "tokens" },
  secure_store: { word: "Secure store", limit: "bytes" },
};

/** A new feature: perpetual, one seat, changeable in orders; numbered after the last one. */
export function newFeature(features: Feature[]): Feature {
  return {
    number: Math.max(0, ...features.map(({ number }) => number)) + 1,
    code: "",
    name: "",
    description: "",
    type: "normal",
    limit: null,
    terms: { model: { kind: "perpetual" }, seats: 1, unit: "station", remote: false, flags: [] },
    can_modify: true,
    can_exclude: false,
  };
}

/** What is edited of a product; a new one starts with one feature. */
export function formOf(product: ProductView | undefined): ProductForm {
  if (!product) {
    return { id: null, version: 0, number: 0, code: "", name: "", description: "", features: [newFeature([])] };
  }
  const { id, version, number, code, name, description, features } = product;
  return { id, version, number, code, name, description, features };
}

/** Features stand in the order of their numbers, whatever order they were written in. */
export function ordered(form: ProductForm): ProductForm {
  return { ...form, features: [...form.features].sort((a, b) => a.number - b.number) };
}

/** What a person can see is wrong before Rust is asked. */
export const rules = {
  number: (value: number) => (value > 0 ? null : "A number above 0"),
  name: (value: string) => (value.trim() ? null : "The product’s name"),
  code: (value: string) => (value.trim() ? null : "A short code"),
  features: {
    number: (value: number, form: ProductForm) =>
      form.features.filter(({ number }) => number === value).length > 1 ? "Used twice" : value > 0 ? null : "Above 0",
    name: (value: string) => (value.trim() ? null : "A name"),
  },
};
