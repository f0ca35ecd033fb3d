import { useNavigate } from "@tanstack/react-router";
import { open } from "@tauri-apps/plugin-dialog";
import { toastFault, toastSaved } from "../../components/toast";
import { useAct } from "../../contract/ask";
import { call, type Id, type LicenseRow, type OrderView, type Page, type SavedFiles } from "../../contract/generated";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import { useSaveAsTemplate, useUpdateLicenses } from "./acts";
import { useOrderActs } from "./use-order-acts";

/** Where files went, and what the certificate's faces could not print. */
function savedWords({ total, folder, unprintable }: SavedFiles): string {
  const boxes = unprintable ? ` The certificate shows boxes for ${unprintable}.` : "";
  return `${several(total, "file")} saved in ${folder}.${boxes}`;
}

/** All active licenses of one line's product. An order shows only the first hundred. */
async function activeLicenses(order_id: Id, product_id: Id): Promise<Id[]> {
  const ids: Id[] = [];
  let after: string | null = null;
  do {
    const page: Page<LicenseRow> = await call("license.list", {
      order_id,
      product_id,
      status: "active",
      after,
      limit: 500,
    });
    ids.push(...page.rows.map(({ id }) => id));
    after = page.next;
  } while (after !== null);
  return ids;
}

/** What can be done with a submitted order; what is not allowed or makes no sense is undefined. */
export function useSubmittedActs(order: OrderView, revoke: () => void) {
  const navigate = useNavigate();
  const may = useMay();
  const own = useOrderActs(order);
  const saveFiles = useAct("order.save_files");
  const saveAsTemplate = useSaveAsTemplate();
  const update = useUpdateLicenses();
  const { kind } = order.content;
  const active = order.status === "submitted";
  // What another system sold was signed there.
  const ours = active && kind !== "import";
  const save = (folder: string | null) =>
    void saveFiles
      .mutateAsync({ id: order.id, folder })
      .then((saved) => toastSaved(savedWords(saved), `${saved.folder}/${saved.files[0]}`), toastFault);
  const saveElsewhere = async () => {
    const folder = await open({ directory: true, title: "Save files in" }).catch(toastFault);
    if (typeof folder === "string") save(folder);
  };
  const maySave = ours && may("order.save_files");
  const updateLine = async (product: Id) => {
    const ids = kind === "update" ? order.content.targets : await activeLicenses(order.id, product);
    await update({ license_ids: ids });
  };
  return {
    saving: saveFiles.isPending,
    save: maySave ? () => save(null) : undefined,
    saveElsewhere: maySave ? () => void saveElsewhere() : undefined,
    mail:
      ours && may("mail.save") ? () => void navigate({ to: "/orders/$id/mail", params: { id: order.id } }) : undefined,
    revoke: active && may("order.revoke") ? revoke : undefined,
    repeat: kind !== "update" && may("order.copy") ? own.duplicate : undefined,
    template: kind !== "update" && may("order.copy") ? () => saveAsTemplate(order) : undefined,
    archive: may("order.archive") ? own.archive : undefined,
    updateLine: active && may("order.update") ? (product: Id) => void updateLine(product).catch(toastFault) : undefined,
  };
}
