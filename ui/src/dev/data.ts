import type {
  Conditions,
  CustomerContent,
  CustomerView,
  Feature,
  KeyView,
  MailRow,
  Model,
  ProductView,
  Terms,
} from "../contract/generated";
import { endOf } from "../time/days";
import { newId, now } from "./ids";

export { emptyOrder } from "./empty-order";
export { newId, now } from "./ids";

// Invented. The same names as on the design's pictures, so that window and picture can be laid side by side.

const day = 86_400;

/** Terms as the catalog's forms start with them. */
export const terms = (model: Model, more: Partial<Terms> = {}): Terms => ({
  model,
  seats: 1,
  unit: "station",
  remote: false,
  flags: [],
  ...more,
});

/** Conditions that restrict nothing. */
export const free: Conditions = {
  validity: { kind: "perpetual" },
  trial_days: null,
  clients: null,
  client_lease_hours: null,
  vm_lease_hours: null,
  offline_lease_hours: null,
  check_out_days: null,
  maintenance_until: null,
  maintenance_days: null,
  concurrency: "none",
  network_seats: null,
  concurrent_processes: null,
  heartbeat_minutes: null,
};

const feature = (number: number, name: string, model: Model, more: Partial<Feature> = {}): Feature => ({
  number,
  code: name
    .toUpperCase()
    .replace(/[^A-Z]/g, "")
    .slice(0, 6),
  name,
  description: "",
  group: "",
  type: "normal",
  limit: null,
  terms: terms(model),
  can_modify: true,
  can_exclude: false,
  trial: false,
  archived: false,
  crm_id: "",
  ref_id: "",
  ...more,
});

const perpetual: Model = { kind: "perpetual" };

const product = (
  number: number,
  code: string,
  name: string,
  description: string,
  price: number,
  features: Feature[],
): ProductView => ({
  id: newId(),
  version: 3,
  status: "on_sale",
  content: {
    number,
    code,
    name,
    description,
    groups: [],
    features,
    fields: [],
    releases: [],
    memory: [],
    binding: { parts: { cpu: "required", motherboard: "required", hdd: "replaceable" }, tolerated_changes: 1 },
    conditions: free,
    activation_limit: 3,
    serials: null,
    prices: { currency: "EUR", price, reseller_price: null, tax: null },
    crm_id: "",
    ref_id: "",
  },
  licenses: (number * 7) % 1500,
  profiles: [],
  has_image: false,
  created_at: now() - 400 * day,
  updated_at: now() - 20 * day,
});

export const products: ProductView[] = [
  product(1040, "SPA-PRO", "Spectra Analyzer Pro", "Measures, calibrates and reports", 420000, [
    feature(1, "Core Measurement", perpetual, { can_modify: false }),
    feature(2, "Calibration", { kind: "until", until: endOf("2027-12-31") }),
    feature(3, "Batch Export", perpetual, {
      terms: terms(perpetual, { flags: ["forbid_virtual_machine"] }),
      can_exclude: true,
    }),
    feature(5, "Network Seats", perpetual, {
      type: "floating",
      limit: 5,
      terms: terms(perpetual, { seats: 5, remote: true }),
    }),
    feature(
      7,
      "Script Engine",
      { kind: "runs", runs: 500 },
      { terms: terms({ kind: "runs", runs: 500 }, { flags: ["forbid_virtual_machine", "forbid_remote_desktop"] }) },
    ),
    feature(9, "Report Designer", perpetual, { can_exclude: true }),
  ]),
  product(1050, "SPV", "Spectra Viewer", "Opens what the Analyzer measured", 29000, [
    feature(1, "Viewing", perpetual),
    feature(4, "Calibration", { kind: "days", days: 90 }),
  ]),
  product(1060, "SPF", "Spectra Field", "For the field, offline", 115000, [feature(1, "Field Measurement", perpetual)]),
  product(1070, "SPA", "Spectra Analyzer", "The smaller Analyzer", 158000, [feature(1, "Core Measurement", perpetual)]),
  product(1080, "SPA-AC", "Spectra Analyzer Academic", "For teaching", 29000, [
    feature(1, "Core Measurement", perpetual),
  ]),
];

/** What is known about a customer of whom only the name is known. */
export const plainCustomer = (name: string): CustomerContent => ({
  kind: "company",
  name,
  code: "",
  country: "",
  address: "",
  email: "",
  phone: "",
  website: "",
  vat_code: "",
  invoice_code: "",
  reseller: false,
  reseller_id: null,
  currency: null,
  tax: null,
  discount: 0,
  crm_id: "",
  ref_id: "",
  note: "",
  contacts: [],
  fields: [],
});

const customer = (
  name: string,
  country: string,
  more: Partial<CustomerContent> = {},
  contacts: [string, string][] = [],
): CustomerView => ({
  id: newId(),
  version: 1,
  content: {
    ...plainCustomer(name),
    country,
    ...more,
    contacts: contacts.map(([who, email]) => ({ name: who, email, phone: "", role: "", notify: true, crm_id: "" })),
  },
  archived_at: null,
  merged_into: null,
  reseller: null,
  orders: 2,
  licenses: 12,
  created_at: now() - 300 * day,
  updated_at: now() - 10 * day,
});

const mueller: Partial<CustomerContent> = {
  code: "MUE",
  address: "Schiffbrücke 12\n24939 Flensburg",
  email: "info@mueller-soen.example",
  phone: "+49 461 1234567",
  website: "https://mueller-soen.example",
  vat_code: "DE 298 114 507",
  currency: "EUR",
  tax: 1900,
  crm_id: "CRM-10442",
  note: "Prefers one invoice per quarter.",
};

export const customers: CustomerView[] = [
  customer("Müller & Søn Messtechnik GmbH", "DE", mueller, [
    ["Katrin Müller", "k.mueller@mueller-soen.example"],
    ["Jens Søn", "j.soen@mueller-soen.example"],
  ]),
  customer("株式会社島田計測", "JP", {}, [["島田 健", "ken@shimada.example"]]),
  customer("Highland Water Quality Ltd", "GB"),
  customer("Laboratoires Chênevert SA", "CH"),
  customer("Ακτίς Εργαστήρια Α.Ε.", "GR", {}, [["Lab", "lab@aktis.example"]]),
  customer("Bryn Assay Partners LLP", "GB", { reseller: true, currency: "GBP", discount: 2000 }),
  customer("한빛분석기술(주)", "KR"),
  customer("Česká metrologie s.r.o.", "CZ"),
  customer("University of Leeds, School of Chemistry", "GB"),
  customer("Kessler Analytik KG", "DE"),
  customer("Østfold Vannanalyse AS", "NO"),
  customer("مختبرات الخليج للقياس", "AE"),
  customer("Aurinko Mittaus Oy", "FI"),
  customer("Софийска Оптика ЕООД", "BG"),
  customer("São Bento Ensaios Lda.", "PT"),
  customer("上海谱研仪器有限公司", "CN"),
  customer("Uzina Chimică Făgăraș S.A.", "RO"),
  customer("Ó Briain Dairy Laboratories Teo.", "IE"),
  customer("Getreidemühle Müllheim eG", "DE"),
  customer("Mueller & Soen Messtechnik", "DE", { vat_code: "DE 298114507", note: "From the trade fair's list." }, [
    ["Katrin Müller", "k.mueller@mueller-soen.example"],
  ]),
];

export const keys: KeyView[] = [
  {
    id: newId(),
    version: 1,
    name: "Northwind 2026",
    kid: "q3Jv0c7mX1yHs8Zk2bWmT9dLr5Nf4Ae6GuPiYoQwEsk",
    bits: 3072,
    algorithm: "RS256",
    status: "current",
    origin: "created",
    created_at: now() - 300 * day,
    announced_at: now() - 300 * day,
    retired_at: null,
    licenses: 4202,
  },
  {
    id: newId(),
    version: 2,
    name: "Northwind 2023",
    kid: "a8Fh2k1LmN0pQrStUvWxYz3B5C7D9E1F3G5H7J9K1L3",
    bits: 2048,
    algorithm: "RS256",
    status: "active",
    origin: "imported",
    created_at: now() - 1200 * day,
    announced_at: now() - 1200 * day,
    retired_at: null,
    licenses: 1187,
  },
];

export const mails: MailRow[] = [];
