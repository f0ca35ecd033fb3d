import type { OrderContent, Share, Totals } from "../contract/generated";
import { listPrice, productOf } from "./orders-lines";

const share = (amount: number, of: Share) => Math.round((amount * of) / 10_000);

/** What an order costs. Simpler than Rust where cents are spread over tax rates. */
export function totalsOf(content: OrderContent): Totals {
  const lines = content.lines.map((line) => {
    const { prices } = productOf(line.product_id).content;
    const list = prices.currency === content.currency ? listPrice(line, content.reseller_id !== null) : null;
    const unit_price = line.unit_price ?? list;
    const gross = line.quantity * (unit_price ?? 0);
    const discount = share(gross, line.discount);
    return { unit_price, gross, discount, net: gross - discount, tax: line.tax ?? prices.tax ?? content.tax };
  });
  const subtotal = lines.reduce((sum, { net }) => sum + net, 0);
  const discount = share(subtotal, content.discount);
  const net = subtotal - discount;
  const rates = [...new Set(lines.map(({ tax }) => tax))].filter((rate) => rate > 0).sort((a, b) => b - a);
  const taxes = rates.map((rate) => {
    const own = lines.filter(({ tax }) => tax === rate).reduce((sum, line) => sum + line.net, 0);
    const part = subtotal > 0 ? Math.round((net * own) / subtotal) : 0;
    return { rate, net: part, tax: share(part, rate) };
  });
  const total = taxes.reduce((sum, { tax }) => sum + tax, net);
  return { lines, subtotal, discount, net, taxes, total };
}
