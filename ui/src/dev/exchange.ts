import type { ImportField, ImportKind, ImportLook, ImportProblem } from "../contract/generated";
import { customers } from "./data";
import type { Backend, World } from "./world";

const field = (name: string, label: string, required = false, about = ""): ImportField => ({
  field: name,
  label,
  required,
  about,
});
const fields: Record<ImportKind, ImportField[]> = {
  customers: [
    field("name", "Name", true),
    field("country", "Country", false, "ISO code of two letters, or the English name"),
    field("email", "E-mail"),
    field("vat_code", "VAT number"),
    field("crm_id", "CRM id", false, "Finds the customer again at the next import"),
    field("contact.name", "Contact: name"),
    field("contact.email", "Contact: e-mail"),
    field("note", "Note"),
  ],
  products: [
    field("number", "Number", true, "What your program asks for"),
    field("code", "Code"),
    field("name", "Name", true),
    field("price", "Price", false, "With the currency, or in the vault's"),
  ],
  licenses: [
    field("serial", "Serial number", true),
    field("product", "Product", true, "Number, code or exact name"),
    field("customer", "Customer", true, "Exact name, code or CRM id"),
    field("issued_at", "Issued on"),
    field("ends_at", "Ends on"),
  ],
};
const looks: Record<ImportKind, Pick<ImportLook, "columns" | "sample" | "mapping">> = {
  customers: {
    columns: ["Firma", "Land", "E-Mail", "USt-IdNr.", "Kundennummer", "Bemerkung"],
    sample: [
      ["Kessler Analytik KG", "DE", "info@kessler.example", "DE 811 222 333", "10442", ""],
      ["Østfold Vannanalyse AS", "NO", "post@ostfold.example", "", "10443", "Messe 2025"],
      ["Bryn Assay Partners LLP", "GB", "", "", "10444", ""],
    ],
    mapping: { Firma: "name", Land: "country", "E-Mail": "email", "USt-IdNr.": "vat_code" },
  },
  products: {
    columns: ["No", "Code", "Title", "Net price"],
    sample: [["1090", "SPA-L", "Spectra Analyzer Lab", "990.00"]],
    mapping: { No: "number", Code: "code", Title: "name" },
  },
  licenses: {
    columns: ["Serial", "Product", "Account", "Date"],
    sample: [["1234-5678-9012", "SPA-PRO", "Kessler Analytik KG", "2021-04-01"]],
    mapping: { Serial: "serial", Product: "product", Account: "customer", Date: "issued_at" },
  },
};

/** Files in and out. The pretended CSV file has no e-mail in one row as long as its column is mapped to "email". */
export function exchangeHandlers(world: World) {
  const written = (path: string, rows: number) => ({ path, rows });
  return {
    "import.look": ({ what, encoding, separator }) => ({
      encoding: encoding ?? "windows-1252",
      separator: separator ?? ";",
      ...looks[what],
      fields: fields[what],
      remembered: what === "licenses",
    }),
    "import.run": ({ mapping, dry_run }) => {
      const bad = Object.entries(mapping).find(([, to]) => to === "email")?.[0];
      const problems: ImportProblem[] = bad
        ? Array.from({ length: 37 }, (_, index) => ({
            row: 18 + index * 31,
            column: bad,
            message: index % 2 ? "“n/a” is not an e-mail address." : "“kein” is not an e-mail address.",
          }))
        : [];
      const counts = { rows: 1_204, added: 1_180, changed: 20, unchanged: 4 };
      return { ...counts, problems, problem_count: problems.length, done: !dry_run && problems.length === 0 };
    },
    "export.orders": ({ path }) => written(path, world.orders.length),
    "export.licenses": ({ path }) => written(path, world.orders.flatMap(({ licenses }) => licenses).length),
    "export.customers": ({ path }) => written(path, customers.length),
  } satisfies Partial<Backend>;
}
