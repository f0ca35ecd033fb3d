import type { Currency } from "../../contract/generated";
import { locale } from "../../time/locale";
import { current, digits } from "./iso-4217";

const formats = new Map<Currency, Intl.NumberFormat>();

/** How amounts of a currency are written; a code nobody knows is written as its letters. */
function formatOf(currency: Currency): Intl.NumberFormat {
  const known = formats.get(currency);
  if (known) return known;
  const style = { style: "currency", currencyDisplay: "narrowSymbol" } as const;
  let made: Intl.NumberFormat;
  try {
    made = new Intl.NumberFormat(locale, { ...style, currency });
  } catch {
    made = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  }
  formats.set(currency, made);
  return made;
}

/** Digits after the point: 2 for the euro, 0 for the yen. As ISO 4217 counts them, and Rust; `Intl` rounds the forint. */
export function digitsOf(currency: Currency): number {
  return digits[currency] ?? 2;
}

/** "€", "£", "CHF". */
export function signOf(currency: Currency): string {
  const part = formatOf(currency)
    .formatToParts(0)
    .find(({ type }) => type === "currency");
  return part?.value ?? currency;
}

const names = new Intl.DisplayNames("en", { type: "currency" });

/** "Euro", "Swiss Franc". */
export function currencyName(currency: Currency): string {
  try {
    return names.of(currency) ?? currency;
  } catch {
    return currency;
  }
}

// Those that come first: what most vendors write invoices in.
const usual = ["EUR", "USD", "GBP", "CHF", "JPY"];

/** All currencies in use, the usual ones first. */
export const currencies: Currency[] = [...new Set([...usual, ...current])];
