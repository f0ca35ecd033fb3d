import {
  IconBan,
  IconCertificate,
  IconDevicesCheck,
  IconFileImport,
  IconFilePlus,
  IconKey,
  IconLock,
  IconPackage,
  IconRefresh,
  IconShieldCheck,
  IconTemplate,
  IconUserPlus,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { Caps } from "../../components/caps";
import type { Hit } from "../../contract/generated";
import { mayImport } from "../../screens/exchange/kinds";
import { useAskUpdate } from "../../screens/order/acts";
import { useNewOrder } from "../../screens/orders/new-order";
import { templateName, useTemplates } from "../../screens/orders/templates";
import { useLock, useMay } from "../../session/session";
import { places } from "../places";
import type { PaletteEntry } from "./entry";

/** An order from each template whose name or number holds the text; from all once somebody asks for templates. */
function useFromTemplates(text: string, opened: boolean): PaletteEntry[] {
  const may = useMay();
  const newOrder = useNewOrder();
  const templates = useTemplates(opened && may("order.create"));
  const sought = text.toLowerCase();
  if (sought.length < 3) return [];
  const entries = templates.map((row): PaletteEntry & { words: string[] } => ({
    id: `template ${row.id}`,
    icon: IconTemplate,
    label: `New order from ${templateName(row)}`,
    right: <span className="mono dim">{row.number}</span>,
    words: [templateName(row), row.number],
    run: () => newOrder(undefined, row.id),
  }));
  return entries.filter(
    ({ label, words }) =>
      words.some((word) => word.toLowerCase().includes(sought)) ||
      ["template", label, "new order from a template"].some((word) => word.toLowerCase().startsWith(sought)),
  );
}

/** What can be done from anywhere. A customer that was found gets an order; one that was not can be created. */
export function useActions(text: string, hits: Hit[], opened: boolean): PaletteEntry[] {
  const navigate = useNavigate();
  const newOrder = useNewOrder();
  const askUpdate = useAskUpdate();
  const lock = useLock();
  const may = useMay();
  const fromTemplates = useFromTemplates(text, opened);
  const typed = text ? ` “${text}”` : "";
  const fixed: (PaletteEntry | false)[] = [
    may("order.create") && {
      id: "new-order",
      icon: IconFilePlus,
      label: "New order",
      right: <Caps of="ctrl+shift+n" />,
      run: () => newOrder(),
    },
    may("order.update") && { id: "update", icon: IconRefresh, label: "Update a license…", run: askUpdate },
    may("activation.activate") && {
      id: "activate",
      icon: IconDevicesCheck,
      label: "Activate a machine at the Offline desk",
      run: () => void navigate({ to: "/desk" }),
    },
    may("revocation.publish") && {
      id: "revocations",
      icon: IconBan,
      label: "Make revocation list at the Offline desk",
      run: () => void navigate({ to: "/desk" }),
    },
    {
      id: "verify",
      icon: IconShieldCheck,
      label: "Verify a file, a text or a QR code",
      run: () => void navigate({ to: "/verify" }),
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
    may("import.run") && {
      id: "import-customers",
      icon: IconFileImport,
      label: "Import customers…",
      run: () => void navigate({ to: "/import", search: { what: "customers" } }),
    },
    mayImport(may, "products") && {
      id: "import-products",
      icon: IconFileImport,
      label: "Import products…",
      run: () => void navigate({ to: "/import", search: { what: "products" } }),
    },
    may("import.run") && {
      id: "import-licenses",
      icon: IconFileImport,
      label: "Import licenses sold elsewhere…",
      run: () => void navigate({ to: "/import", search: { what: "licenses" } }),
    },
    {
      id: "ending",
      icon: IconCertificate,
      label: "Licenses by their end",
      run: () => void navigate({ to: "/licenses", search: { status: "active", sort: "ends", rising: true } }),
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
  matching.push(...fromTemplates);
  const customer = hits.find(({ kind, status }) => kind === "customer" && status !== "archived");
  if (customer && may("order.create")) {
    const label = `New order for ${customer.title}`;
    matching.push({ id: "new-order-for", icon: IconFilePlus, label, run: () => newOrder(customer.id) });
  }
  if (may("customer.save")) {
    matching.push({
      id: "new-customer",
      icon: IconUserPlus,
      label: `New customer${typed}`,
      run: () => void navigate({ to: "/customers/$id", params: { id: "new" }, search: { name: text || undefined } }),
    });
  }
  return matching;
}
