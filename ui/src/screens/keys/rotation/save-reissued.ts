import { open } from "@tauri-apps/plugin-dialog";
import { toastFault, toastSaved } from "../../../components/toast";
import type { Id } from "../../../contract/generated";
import { callLong } from "../../../contract/work";
import { several } from "../../../time/locale";

/** Asks where to, and writes batches there: a folder for each customer and a list of who gets what. */
export async function saveReissued(ids: Id[]): Promise<void> {
  try {
    const folder = await open({ directory: true, title: "Save the new files in" });
    if (typeof folder !== "string") return;
    const saved = await callLong("key.save_reissued", { ids, folder }, "Writing files", true);
    const left = saved.left_out > 0 ? ` ${several(saved.left_out, "file")} no longer counted and stayed out.` : "";
    const files = several(saved.files + saved.certificates, "file");
    toastSaved(
      `${files} for ${several(saved.customers, "customer")} saved in ${saved.folder}.${left}`,
      `${saved.folder}/customers.csv`,
    );
  } catch (thrown) {
    toastFault(thrown);
  }
}
