import {
  type Icon,
  IconCertificate,
  IconDevicesCheck,
  IconFileInvoice,
  IconKey,
  IconMail,
  IconPackage,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from "@tabler/icons-react";

/** The places of the window: word, icon, address and the letter after "g". */
export const places = [
  { name: "Orders", icon: IconFileInvoice, to: "/orders", letter: "o" },
  { name: "Licenses", icon: IconCertificate, to: "/licenses", letter: "l" },
  { name: "Offline desk", icon: IconDevicesCheck, to: "/desk", letter: "d" },
  { name: "Customers", icon: IconUsers, to: "/customers", letter: "c" },
  { name: "Catalog", icon: IconPackage, to: "/catalog", letter: "p" },
  { name: "Keys", icon: IconKey, to: "/keys", letter: "k" },
  { name: "Mail", icon: IconMail, to: "/mail", letter: "m" },
  { name: "Verify", icon: IconShieldCheck, to: "/verify", letter: "v" },
  { name: "Settings", icon: IconSettings, to: "/settings", letter: "s" },
] as const satisfies { name: string; icon: Icon; to: string; letter: string }[];

export type Place = (typeof places)[number];
