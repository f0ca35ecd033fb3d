import type {
  CustomerView,
  Feature,
  KeyView,
  MailRow,
  Model,
  OrderView,
  ProductView,
  Terms,
} from "../contract/generated";
import { endOf } from "../time/days";

// Invented. The same names as on the design's pictures, so that window and picture can be laid side by side.

let serial = 0;
/** An id that looks like one. */
export const newId = () => `0194c9a2-7d31-7c44-9b0e-${String(++serial).padStart(12, "0")}`;
export const now = () => Math.floor(Date.now() / 1000);
const day = 86_400;

const terms = (model: Model, more: Partial<Terms> = {}): Terms => ({
  model,
  seats: 1,
  unit: "station",
  remote: false,
  flags: [],
  ...more,
});

const feature = (
  number: number,
  name: string,
  model: Model,
  more: Partial<Feature> & { terms?: Terms } = {},
): Feature => ({
  number,
  code: name
    .toUpperCase()
    .replace(/[^A-Z]/g, "")
    .slice(0, 6),
  name,
  description: "",
  type: "normal",
  limit: null,
  terms: terms(model),
  can_modify: true,
  can_exclude: false,
  ...more,
});

const perpetual: Model = { kind: "perpetual" };

const product = (
  number: number,
  code: string,
  name: string,
  description: string,
  features: Feature[],
): ProductView => ({
  id: newId(),
  version: 3,
  number,
  code,
  name,
  description,
  status: "on_sale",
  features,
  licenses: (number * 7) % 1500,
  created_at: now() - 400 * day,
  updated_at: now() - 20 * day,
});

export const products: ProductView[] = [
  product(1040, "SPA-PRO", "Spectra Analyzer Pro", "Measures, calibrates and reports", [
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
  product(1050, "SPV", "Spectra Viewer", "Opens what the Analyzer measured", [
    feature(1, "Viewing", perpetual),
    feature(4, "Calibration", { kind: "days", days: 90 }),
  ]),
  product(1060, "SPF", "Spectra Field", "For the field, offline", [feature(1, "Field Measurement", perpetual)]),
  product(1070, "SPA", "Spectra Analyzer", "The smaller Analyzer", [feature(1, "Core Measurement", perpetual)]),
  product(1080, "SPA-AC", "Spectra Analyzer Academic", "For teaching", [feature(1, "Core Measurement", perpetual)]),
];

const customer = (
  name: string,
  country: string,
  address = "",
  vat = "",
  contacts: [string, string][] = [],
): CustomerView => ({
  id: newId(),
  version: 1,
  kind: "company",
  name,
  country,
  address,
  vat_code: vat,
  crm_id: "",
  note: "",
  contacts: contacts.map(([who, email]) => ({ name: who, email, phone: "", notify: true })),
  archived_at: null,
  orders: 2,
  licenses: 12,
  created_at: now() - 300 * day,
  updated_at: now() - 10 * day,
});

export const customers: CustomerView[] = [
  customer("Müller & Søn Messtechnik GmbH", "DE", "Schiffbrücke 12\n24939 Flensburg", "DE 298 114 507", [
    ["Katrin Müller", "k.mueller@mueller-soen.example"],
    ["Jens Søn", "j.soen@mueller-soen.example"],
  ]),
  customer("株式会社島田計測", "JP", "", "", [["島田 健", "ken@shimada.example"]]),
  customer("Highland Water Quality Ltd", "GB"),
  customer("Laboratoires Chênevert SA", "CH"),
  customer("Ακτίς Εργαστήρια Α.Ε.", "GR", "", "", [["Lab", "lab@aktis.example"]]),
  customer("Bryn Assay Partners LLP", "GB"),
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
    retired_at: null,
    licenses: 1187,
  },
];

export const mails: MailRow[] = [];

/** A draft with nothing in it. */
export function emptyOrder(number: string, by = "Anna Brandt"): OrderView {
  return {
    id: newId(),
    version: 1,
    number,
    status: "draft",
    customer: null,
    activation_limit: 3,
    demo: false,
    purchase_order: "",
    note: "",
    lines: [],
    created_at: now() - 1600,
    created_by: by,
    submitted_at: null,
    submitted_by: null,
    revoked_at: null,
    revoked_by: null,
    revoke_reason: null,
    archived_at: null,
    catalog_version: 1,
    sentence: "",
    effects: { serials: 0, files: 0, key_name: null, contacts: [] },
    problems: [],
    licenses: [],
    mails: [],
  };
}
