import type { OrderRow, OrderTab, OrderView, Request } from "../contract/generated";
import { licensesOf } from "../screens/order/form";
import { has } from "./world";

/** An order as the lists show it. */
export function rowOf(order: OrderView): OrderRow {
  const { id, version, number, status, content, created_by, created_at, submitted_at, totals } = order;
  return {
    id,
    version,
    number,
    kind: content.kind,
    status,
    archived: order.archived_at !== null,
    template: content.template,
    description: content.description,
    customer_name: order.customer?.content.name ?? "",
    customer_country: order.customer?.content.country ?? "",
    products: order.lines.map(({ product_name }) => product_name),
    quantity: licensesOf(order),
    demo: content.demo,
    problems: content.template ? 0 : order.problems.length,
    currency: content.currency,
    total: totals.total,
    payment: content.payment.status,
    created_by,
    created_at,
    submitted_at,
  };
}

type Filter = Request<"order.counts">;

/** The orders of a tab that a filter leaves. */
export function found(orders: OrderView[], tab: OrderTab, filter: Filter): OrderView[] {
  const { text, customer_id, product_id, kind, created_from, created_until } = filter;
  return orders.filter((order) => {
    const { content, archived_at, status, customer, lines } = order;
    if (content.template !== (tab === "templates")) return false;
    if (!content.template && (tab === "archived") !== (archived_at !== null)) return false;
    if ((tab === "draft" || tab === "submitted" || tab === "revoked") && status !== tab) return false;
    return (
      (!customer_id || content.customer_id === customer_id) &&
      (!product_id || content.lines.some((line) => line.product_id === product_id)) &&
      (!kind || content.kind === kind) &&
      (!created_from || order.created_at >= created_from) &&
      (!created_until || order.created_at <= created_until) &&
      has(text, order.number, customer?.content.name ?? "", ...lines.map(({ product_name }) => product_name))
    );
  });
}

const sortKeys = {
  number: (row: OrderRow) => row.number,
  customer: (row: OrderRow) => row.customer_name,
  quantity: (row: OrderRow) => row.quantity,
  created: (row: OrderRow) => row.created_at,
  // As SQLite sorts what is not there.
  submitted: (row: OrderRow) => row.submitted_at ?? Number.NEGATIVE_INFINITY,
  total: (row: OrderRow) => row.total,
};

/** Rows as a list is sorted; newest first unless said otherwise. */
export function sorted(rows: OrderRow[], by: Request<"order.list">["sort"], descending = true): OrderRow[] {
  const key = sortKeys[by ?? "created"];
  const rising = [...rows].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
  return descending ? rising.reverse() : rising;
}
