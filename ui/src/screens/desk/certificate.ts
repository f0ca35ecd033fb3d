import { open, save } from "@tauri-apps/plugin-dialog";
import { toast, toastFault, toastSaved } from "../../components/toast";
import { type ActivationView, call } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { several } from "../../time/locale";

/** Puts a certificate into the clipboard, byte for byte as it was signed. */
export async function copyCertificate({ certificate, file_name }: ActivationView): Promise<void> {
  try {
    await navigator.clipboard.writeText(certificate);
    toast(`${file_name} is in the clipboard.`);
  } catch (thrown) {
    toastFault(thrown);
  }
}

/** Asks where to, and writes the certificate there. */
export async function saveCertificate({ id, file_name }: ActivationView): Promise<void> {
  try {
    const path = await save({ title: "Save the certificate", defaultPath: file_name });
    if (!path) return;
    await call("activation.save_file", { id, path });
    toastSaved(`${file_name} is saved.`, path);
  } catch (thrown) {
    toastFault(thrown);
  }
}

/** Asks for a folder, and writes certificates there. */
export async function saveCertificates(views: ActivationView[]): Promise<void> {
  try {
    const folder = await open({ directory: true, title: "Save the certificates in" });
    if (typeof folder !== "string") return;
    const ids = [...new Set(views.map(({ id }) => id))];
    const saved = await callLong("activation.save_files", { ids, folder }, "Writing certificates", true);
    toastSaved(`${several(saved.certificates, "certificate")} saved in ${saved.folder}.`, saved.folder);
  } catch (thrown) {
    toastFault(thrown);
  }
}
