import { IconFilePlus, IconKey, IconLock, IconPackage, IconUserPlus } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Caps } from "../../components/caps";
import { useNewOrder } from "../../screens/orders/new-order";
import { useLock, useMay } from "../../session/session";
import { places } from "../places";
import type { PaletteEntry } from "./entry";

/** What can be done from anywhere. A customer that is not found can be created under the typed name. */
export function useActions(text: string): PaletteEntry[] {
  const navigate = useNavigate();
  const newOrder = useNewOrder();
  const lock = useLock();
  const may = useMay();
  const typed = text ? ` “${text}”` : "";
  const fixed: (PaletteEntry | false)[] = [
    may("order.create") && {
      id: "new-order",
      icon: IconFilePlus,
      label: "New order",
      right: <Caps of="ctrl+shift+n" />,
      run: () => newOrder(),
    },
    may("product.save") && {
      id: "new-product",
      icon: IconPackage,
      label: "New product",
      run: () => void navigate({ to: "/catalog/$id", params: { id: "new" } }),
    },
    may("key.create") && {
      id: "new-key",
      icon: IconKey,
      label: "New key",
      run: () => void navigate({ to: "/keys", search: { create: true } }),
    },
    ...places.map(({ name, icon, to, letter }) => ({
      id: to,
      icon,
      label: `Go to ${name}`,
      right: <Caps of={`g ${letter}`} />,
      run: () => void navigate({ to }),
    })),
    { id: "lock", icon: IconLock, label: "Lock the vault", right: <Caps of="ctrl+shift+l" />, run: () => void lock() },
  ];
  const matching = fixed.filter(
    (entry): entry is PaletteEntry => entry !== false && entry.label.toLowerCase().includes(text.toLowerCase()),
  );
  if (!may("customer.save")) return matching;
  const newCustomer: PaletteEntry = {
    id: "new-customer",
    icon: IconUserPlus,
    label: `New customer${typed}`,
    run: () => void navigate({ to: "/customers/$id", params: { id: "new" }, search: { name: text || undefined } }),
  };
  return [...matching, newCustomer];
}
