import type {
  CustomField,
  FeatureGroup,
  Id,
  MemoryItem,
  ProductContent,
  ProfileContent,
  ProfileView,
  Release,
} from "../contract/generated";
import { startOf } from "../time/days";
import { free, newId, now, products } from "./data";

// The catalog in full: what data.ts says about the products, and what only the catalog shows of them.

const day = 86_400;
const pro = products[0];

const groups: FeatureGroup[] = [
  { name: "Measuring", note: "What every laboratory needs" },
  { name: "Automation", note: "For those who measure at night" },
];

const fields: CustomField[] = [
  { key: "asset_number", label: "Asset number", kind: "text", default: null, required: false, signed: true },
  {
    key: "region",
    label: "Region",
    kind: "choice",
    options: ["Europe", "America", "Asia"],
    default: "Europe",
    required: true,
    signed: true,
  },
  { key: "training_days", label: "Training days", kind: "number", default: 0, required: false, signed: false },
  { key: "newsletter", label: "Newsletter", kind: "flag", default: true, required: false, signed: false },
];

const releases: Release[] = [
  {
    version: "7.2",
    date: startOf("2026-10-05"),
    notes: "Batch export runs in the background.\nCalibration knows the new reference cells.",
    url: "https://northwind.example/spectra/7.2",
  },
  { version: "7.1", date: startOf("2026-04-20"), notes: "Faster start.", url: "" },
  { version: "7.0", date: startOf("2025-11-03"), notes: "", url: "" },
];

const cell = { description: "", editable: false };
const memory: MemoryItem[] = [
  {
    alias: 16,
    name: "Counters",
    description: "Read by the measuring head at every start.",
    access: "protected",
    read_password: 481_516,
    write_password: 2_342_108,
    max_errors: 5,
    size: 64,
    cells: [
      { ...cell, number: 1, name: "Head serial", offset: 0, size: 16, kind: "text", value: "", editable: true },
      { ...cell, number: 2, name: "Measurements", offset: 16, size: 4, kind: "number", value: "0" },
      { ...cell, number: 3, name: "Option mask", offset: 24, size: 8, kind: "bytes", value: "01 FF 00 00" },
    ],
  },
];

const prices: Record<number, number> = { 1040: 336_000, 1060: 92_000 };
for (const { content } of products) {
  content.prices.reseller_price = prices[content.number] ?? null;
}
if (pro) {
  Object.assign(pro.content, {
    groups,
    fields,
    releases,
    memory,
    description: "Measures, calibrates and reports. Sold to laboratories with their own spectrometers.",
    binding: {
      parts: { cpu: "required", motherboard: "required", hdd: "replaceable", mac: "replaceable" },
      tolerated_changes: 1,
    },
    crm_id: "CRM-P-1040",
  } satisfies Partial<ProductContent>);
  for (const feature of pro.content.features) {
    feature.group = feature.number <= 2 ? "Measuring" : feature.number > 5 ? "Automation" : "";
    feature.trial = feature.type === "normal" && feature.number < 5;
  }
}

/** A product that nobody has bought yet: everything of it may still change. */
const draft = products[2];
if (draft) draft.status = "draft";
if (draft) draft.licenses = 0;

const profile = (code: string, name: string, used: number, more: Partial<ProfileContent>): ProfileView => ({
  id: newId(),
  version: 4,
  product_id: pro?.id ?? "",
  product_number: pro?.content.number ?? 0,
  product_name: pro?.content.name ?? "",
  content: {
    code,
    name,
    kind: "template",
    description: "",
    features: [],
    conditions: free,
    activation_limit: 3,
    values: {},
    price: null,
    quota: null,
    ...more,
  },
  used,
  archived_at: null,
  created_at: now() - 200 * day,
  updated_at: now() - 12 * day,
});

/** The profiles of all products. */
export const profiles: ProfileView[] = [
  profile("STD", "Standard 2026", 212, {
    kind: "right",
    description: "What the price list of 2026 calls Standard.",
    quota: 500,
    conditions: { ...free, validity: { kind: "subscription", days: 365 }, clients: 3, client_lease_hours: 168 },
    features: [
      {
        number: 2,
        excluded: false,
        terms: { model: { kind: "days", days: 365 }, seats: 1, unit: "station", remote: false, flags: [] },
        limit: null,
      },
      {
        number: 9,
        excluded: true,
        terms: { model: { kind: "perpetual" }, seats: 1, unit: "station", remote: false, flags: [] },
        limit: null,
      },
    ],
  }),
  profile("EDU", "Teaching", 48, {
    kind: "plan",
    description: "Schools and universities; not for paid work.",
    conditions: { ...free, validity: { kind: "subscription", days: 365 } },
    price: 84_000,
    values: { region: "Europe" },
  }),
  profile("LOAN", "Loan device", 7, { description: "Where an order for a loan device starts.", activation_limit: 1 }),
  { ...profile("STD25", "Standard 2025", 340, { kind: "right", quota: 340 }), archived_at: now() - 90 * day },
];

const mark = (color: string, letter: string) =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><rect width="64" height="64" rx="12" fill="${color}"/><path d="M10 44 Q20 8 30 40 T54 20" fill="none" stroke="#fff" stroke-width="5"/><text x="44" y="56" font-size="16" fill="#fff">${letter}</text></svg>`,
  )}`;

/** Images by product. */
export const images = new Map<Id, string>(
  products
    .slice(0, 2)
    .map(({ id, content }, index) => [id, mark(index ? "#7a5195" : "#0f766e", content.name.charAt(0))]),
);

/** What a chosen file looks like. */
export const chosenImage = mark("#b7791f", "N");
