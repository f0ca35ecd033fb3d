import { type Icon, IconCircleCheck, IconClock, IconReceiptRefund } from "@tabler/icons-react";
import type { OrderKind, PaymentStatus } from "../../contract/generated";

/** What an order does. */
export const kindWords: Record<OrderKind, string> = { sale: "Sale", update: "Update", import: "Import" };

/** How an order stands with its payment: word and icon. */
export const paymentWords: Record<PaymentStatus, { word: string; icon: Icon }> = {
  open: { word: "Open", icon: IconClock },
  paid: { word: "Paid", icon: IconCircleCheck },
  refunded: { word: "Refunded", icon: IconReceiptRefund },
};
