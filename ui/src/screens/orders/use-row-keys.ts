import type { OrderRow, OrderTab } from "../../contract/generated";
import { useMay } from "../../session/session";
import { useRepeatOrder } from "../order/acts";
import { useNewOrder } from "./new-order";
import { useArchive } from "./use-archive";

/** The keys that work on the current row of the orders. Templates are used, orders are repeated and archived. */
export function useRowKeys(tab: OrderTab) {
  const may = useMay();
  const archive = useArchive();
  const repeat = useRepeatOrder();
  const newOrder = useNewOrder();
  const keys: Record<string, { label: string; run: (row: OrderRow) => void }> = {};
  if (tab === "templates") {
    if (may("order.create")) keys.r = { label: "New order from it", run: ({ id }) => newOrder(undefined, id) };
    return keys;
  }
  if (may("order.copy")) {
    keys.r = { label: "Repeat as a new draft", run: (row) => row.kind !== "update" && repeat(row) };
  }
  if (may("order.archive")) {
    keys.e = { label: "Archive, or take it back", run: (row) => row.status !== "draft" && archive(row) };
  }
  return keys;
}
