import { IconFileInvoice, IconPackage, IconUsers } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { orderLook, productLook, Status } from "../../components/status";
import { ask } from "../../contract/ask";
import { several } from "../../time/locale";
import type { PaletteEntry } from "./entry";

type Found = { name: string; entries: PaletteEntry[] };
const first = { after: null, limit: 5 };

/** The records whose text Rust finds, a few of each kind. Nothing for an empty text. */
export function useRecords(text: string): Found[] {
  const navigate = useNavigate();
  const asked = { enabled: text !== "", placeholderData: keepPreviousData };
  const customers = useQuery({ ...ask("customer.list", { text, archived: false, ...first }), ...asked });
  const orders = useQuery({ ...ask("order.list", { tab: "all", text, customer_id: null, ...first }), ...asked });
  const products = useQuery({ ...ask("product.list", { text, archived: false, ...first }), ...asked });
  if (text === "") return [];
  return [
    {
      name: "Customers",
      entries: (customers.data?.rows ?? []).map((row) => ({
        id: row.id,
        icon: IconUsers,
        label: row.name,
        detail: [row.country, several(row.orders, "order"), several(row.licenses, "license")]
          .filter(Boolean)
          .join(" · "),
        run: () => void navigate({ to: "/customers/$id", params: { id: row.id } }),
      })),
    },
    {
      name: "Orders",
      entries: (orders.data?.rows ?? []).map((row) => ({
        id: row.id,
        icon: IconFileInvoice,
        label: row.number,
        mono: true,
        detail: [row.customer_name, row.products[0]].filter(Boolean).join(" · "),
        right: <Status look={orderLook[row.status]} />,
        run: () => void navigate({ to: "/orders/$id", params: { id: row.id } }),
      })),
    },
    {
      name: "Products",
      entries: (products.data?.rows ?? []).map((row) => ({
        id: row.id,
        icon: IconPackage,
        label: row.name,
        detail: `No. ${row.number} · ${row.code}`,
        right: <Status look={productLook[row.status]} />,
        run: () => void navigate({ to: "/catalog/$id", params: { id: row.id } }),
      })),
    },
  ];
}
