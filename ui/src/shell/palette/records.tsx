import {
  type Icon,
  IconArrowRight,
  IconCertificate,
  IconFileInvoice,
  IconPackage,
  IconTemplate,
  IconUsers,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { archivedLook, licenseLook, orderLook, productLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { Hit, SearchKind } from "../../contract/generated";
import type { PaletteEntry } from "./entry";
import type { Found } from "./use-search";

type Group = { name: string; entries: PaletteEntry[] };
type Look = Parameters<typeof Status>[0]["look"];

const kinds: Record<
  SearchKind,
  { name: string; icon: Icon; mono?: boolean; looks: { [status: string]: Look | undefined } }
> = {
  customer: { name: "Customers", icon: IconUsers, looks: {} },
  order: { name: "Orders", icon: IconFileInvoice, mono: true, looks: orderLook },
  license: { name: "Licenses", icon: IconCertificate, mono: true, looks: licenseLook },
  product: { name: "Products", icon: IconPackage, looks: productLook },
  profile: { name: "Profiles", icon: IconTemplate, looks: {} },
};

/** The status at the right of a record; a template has none, and says that it is one. */
function stateOf({ status }: Hit, look: Look | undefined) {
  if (look) return <Status look={look} />;
  return status === "template" ? <Tag>Template</Tag> : null;
}

/** Where a record is looked at. */
export function useOpenHit(): (hit: Hit) => void {
  const navigate = useNavigate();
  return ({ kind, id }) => {
    const params = { id };
    if (kind === "customer") void navigate({ to: "/customers/$id", params, search: {} });
    else if (kind === "order") void navigate({ to: "/orders/$id", params });
    else if (kind === "license") void navigate({ to: "/licenses/$id", params });
    else if (kind === "product") void navigate({ to: "/catalog/$id", params });
    else void navigate({ to: "/catalog/profiles/$id", params });
  };
}

/** 0 when the record's own name begins so, 1 when the match is elsewhere in it, 2 when it is in another field. */
const distance = ({ title, text, marks }: Hit) => (text !== title ? 2 : marks[0]?.[0] === 0 ? 0 : 1);

/** What was found, by kind, as Rust orders it: but whoever types a name finds it above the orders of that name. */
export function useRecords(text: string, found: Found | undefined): Group[] {
  const navigate = useNavigate();
  const open = useOpenHit();
  if (!found) return [];
  const list: Partial<Record<SearchKind, () => void>> = {
    customer: () => void navigate({ to: "/customers", search: { text } }),
    order: () => void navigate({ to: "/orders", search: { text } }),
    license: () => void navigate({ to: "/licenses", search: { text } }),
    product: () => void navigate({ to: "/catalog", search: { text } }),
  };
  const nearest = (kind: SearchKind) => Math.min(...found.hits.filter((hit) => hit.kind === kind).map(distance));
  const order = [...new Set(found.hits.map(({ kind }) => kind))].sort((a, b) => nearest(a) - nearest(b));
  return order.map((kind) => {
    const { name, icon, mono, looks } = kinds[kind];
    const entries = found.hits
      .filter((hit) => hit.kind === kind)
      .map((hit): PaletteEntry => {
        const look = hit.status === "archived" ? archivedLook : looks[hit.status];
        const right = stateOf(hit, look);
        return { id: hit.id, icon, mono, label: hit.title, detail: hit.subtitle, right, hit, run: () => open(hit) };
      });
    const all = list[kind];
    if (found.more.includes(kind) && all) {
      const label = `All ${name.toLowerCase()} with “${text}”`;
      entries.push({ id: `all ${kind}`, icon: IconArrowRight, label, run: all });
    }
    // A serial number was typed with mistakes: these are guesses, and say so.
    return { name: found.forgiven && kind === "license" ? "Licenses. Did you mean" : name, entries };
  });
}
