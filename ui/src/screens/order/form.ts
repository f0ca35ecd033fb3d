import type { LineView, OrderForm, OrderView, ProductView } from "../../contract/generated";

/** What is saved of a draft as it stands on screen. */
export function formOf(order: OrderView): OrderForm {
  return {
    id: order.id,
    version: order.version,
    customer_id: order.customer?.id ?? null,
    activation_limit: order.activation_limit,
    demo: order.demo,
    purchase_order: order.purchase_order,
    note: order.note,
    lines: order.lines.map(({ product_id, quantity, features }) => ({
      product_id,
      quantity,
      features: features.map(({ number, excluded, terms }) => ({ number, excluded, terms })),
    })),
  };
}

/** How many licenses an order grants, over all its lines. Its view lists only the first hundred. */
export function licensesOf(order: OrderView): number {
  return order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** A new line with the catalog's default terms. */
export function lineOf(product: ProductView): LineView {
  return {
    product_id: product.id,
    product_number: product.number,
    product_code: product.code,
    product_name: product.name,
    product_status: product.status,
    quantity: 1,
    features: product.features.map(({ number, code, name, type, terms, can_modify, can_exclude }) => {
      return { number, code, name, type, terms, can_modify, can_exclude, excluded: false, granted: "" };
    }),
  };
}

/** The screen after a save: what Rust found out, and what was typed since. */
export function merge(local: OrderView, reply: OrderView, newest: boolean): OrderView {
  // Texts stay as typed (Rust may have trimmed the space somebody is about to write after).
  if (newest) return { ...reply, purchase_order: local.purchase_order, note: local.note };
  const { version, problems, sentence, effects } = reply;
  return { ...local, version, problems, sentence, effects };
}
