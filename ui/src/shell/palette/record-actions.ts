import {
  IconArchive,
  IconArrowRight,
  IconCertificate,
  IconCopy,
  IconFilePlus,
  IconRefresh,
  IconRepeat,
} from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { toast, toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import { call, type Hit } from "../../contract/generated";
import { useOpenOrder, useRepeatLastOrder, useRepeatOrder, useUpdateLicenses } from "../../screens/order/acts";
import { bareLine } from "../../screens/order/form";
import { useNewOrder } from "../../screens/orders/new-order";
import { useMay } from "../../session/session";
import type { PaletteEntry } from "./entry";
import { useOpenHit } from "./records";

/** Archives an order that is known by its id alone, with Undo. */
function useArchiveOrder(): (hit: Hit) => void {
  const client = useQueryClient();
  const { mutateAsync } = useAct("order.archive");
  const set = async ({ id, title }: Hit, archived: boolean | null): Promise<void> => {
    const order = await client.fetchQuery({ ...ask("order.get", { id }), staleTime: 0 });
    const wanted = archived ?? order.archived_at === null;
    await mutateAsync({ id, version: order.version, archived: wanted });
    toast(`Order ${title} ${wanted ? "archived" : "is back in the list"}.`, () => {
      set({ id, title } as Hit, !wanted).catch(toastFault);
    });
  };
  return (hit) => void set(hit, null).catch(toastFault);
}

/** Begins an order with one product in it. */
function useOrderWith(): (hit: Hit) => void {
  const { mutateAsync: save } = useAct("order.save");
  const open = useOpenOrder();
  return ({ id }) =>
    void call("order.create", {})
      .then(({ id: order, version, note, content }) =>
        save({ id: order, version, note, content: { ...content, lines: [bareLine(id, null)] } }),
      )
      .then(open, toastFault);
}

/** What can be done with a record that was found, the likeliest first. */
export function useRecordActions(): (hit: Hit) => PaletteEntry[] {
  const navigate = useNavigate();
  const may = useMay();
  const open = useOpenHit();
  const repeat = useRepeatOrder();
  const repeatLast = useRepeatLastOrder();
  const newOrder = useNewOrder();
  const update = useUpdateLicenses();
  const archive = useArchiveOrder();
  const orderWith = useOrderWith();
  return (hit) => {
    const { id, kind, title, status } = hit;
    const entry = (label: string, icon: PaletteEntry["icon"], run: () => void): PaletteEntry => ({
      id: label,
      label,
      icon,
      run,
    });
    const actions: (PaletteEntry | false)[] = [entry("Open", IconArrowRight, () => open(hit))];
    if (kind === "order") {
      actions.push(
        status === "template"
          ? may("order.create") && entry("New order from it", IconFilePlus, () => newOrder(undefined, id))
          : may("order.copy") && entry("Repeat as a new draft", IconRepeat, () => repeat({ id, number: title })),
        // A draft is deleted and not archived.
        status !== "draft" &&
          may("order.archive") &&
          entry("Archive, or take it back", IconArchive, () => archive(hit)),
      );
    }
    if (kind === "customer") {
      actions.push(
        may("order.create") && entry("New order", IconFilePlus, () => newOrder(id)),
        may("order.copy") && entry("Repeat the last order", IconRepeat, () => repeatLast(id)),
        entry(
          "Show their licenses",
          IconCertificate,
          () => void navigate({ to: "/licenses", search: { customer: id } }),
        ),
      );
    }
    if (kind === "license") {
      actions.push(
        status === "active" &&
          may("order.update") &&
          entry("Update…", IconRefresh, () => void update({ license_ids: [id] }).catch(toastFault)),
        entry("Copy the serial number", IconCopy, () => {
          navigator.clipboard.writeText(title).then(() => toast(`${title} is in the clipboard.`), toastFault);
        }),
      );
    }
    if (kind === "product") {
      actions.push(
        status !== "archived" && may("order.create") && entry("New order with it", IconFilePlus, () => orderWith(hit)),
        entry("Show its licenses", IconCertificate, () => void navigate({ to: "/licenses", search: { product: id } })),
      );
    }
    if (kind === "profile")
      actions.push(
        entry("Show its licenses", IconCertificate, () => void navigate({ to: "/licenses", search: { profile: id } })),
      );
    return actions.filter((action) => action !== false);
  };
}
