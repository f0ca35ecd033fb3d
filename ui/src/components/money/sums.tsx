import { Fragment } from "react";
import type { Currency } from "../../contract/generated";
import { Amount } from "./amount";

/** The sum of each currency, in the order they come. Different currencies are never added up. */
export function sumsOf(amounts: { currency: Currency; total: number }[]): { currency: Currency; total: number }[] {
  const sums = new Map<Currency, number>();
  for (const { currency, total } of amounts) sums.set(currency, (sums.get(currency) ?? 0) + total);
  return [...sums].map(([currency, total]) => ({ currency, total }));
}

/** "€ 9,480.00 · £ 1,150.00". */
export function Sums({ of }: { of: { currency: Currency; total: number }[] }) {
  return sumsOf(of).map(({ currency, total }, index) => (
    <Fragment key={currency}>
      {index > 0 && " · "}
      <Amount minor={total} currency={currency} />
    </Fragment>
  ));
}
