import type { CustomerContent, OrderContent } from "../../contract/generated";

type Of = Pick<CustomerContent, "currency" | "tax" | "discount" | "reseller_id"> | null;

/**
 * What a customer's orders start with, written into a draft where nobody has said otherwise: fields that still are as
 * the former customer left them, or as a new draft has them.
 */
export function customerDefaults(content: OrderContent, former: Of, chosen: Of): Partial<OrderContent> {
  if (!chosen) return {};
  const change: Partial<OrderContent> = {};
  if (content.tax === (former?.tax ?? 0) && chosen.tax !== null) change.tax = chosen.tax;
  if (content.discount === (former?.discount ?? 0)) change.discount = chosen.discount;
  if (content.reseller_id === (former?.reseller_id ?? null)) change.reseller_id = chosen.reseller_id;
  // Another currency would give typed prices another meaning.
  const priced = content.lines.some(({ unit_price }) => unit_price !== null);
  const own = former?.currency != null && content.currency !== former.currency;
  if (chosen.currency !== null && !priced && !own) change.currency = chosen.currency;
  return change;
}
