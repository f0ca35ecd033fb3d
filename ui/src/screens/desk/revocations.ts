import { save } from "@tauri-apps/plugin-dialog";
import { toast, toastFault, toastSaved } from "../../components/toast";
import { call, type RevocationListView, type RevocationsView } from "../../contract/generated";
import { several } from "../../time/locale";

/** Puts the newest list into the clipboard, byte for byte as it was signed. */
export async function copyRevocations(): Promise<void> {
  try {
    const { file_name, text } = await call("revocation.file", {});
    await navigator.clipboard.writeText(text);
    toast(`${file_name} is in the clipboard.`);
  } catch (thrown) {
    toastFault(thrown);
  }
}

/** Asks where to, and writes the newest list there. */
export async function saveRevocations(): Promise<void> {
  try {
    const { file_name } = await call("revocation.file", {});
    const path = await save({ title: "Save the revocation list", defaultPath: file_name });
    if (!path) return;
    await call("revocation.save_file", { path });
    toastSaved(`${file_name} is saved.`, path);
  } catch (thrown) {
    toastFault(thrown);
  }
}

/** "2 revoked licenses, 1 blocked license and 3 ended activations". */
export function named({ revoked, blocked, removed }: RevocationListView): string {
  const parts = [
    revoked > 0 && several(revoked, "revoked license"),
    blocked > 0 && several(blocked, "blocked license"),
    removed > 0 && several(removed, "ended activation"),
  ].filter((part) => part !== false);
  const last = parts.pop();
  if (!last) return "nothing: every license counts";
  return parts.length > 0 ? `${parts.join(", ")} and ${last}` : last;
}

/** What changed since the newest list was made. */
export function since({ added, lifted }: Pick<RevocationsView, "added" | "lifted">): string {
  if (added === 0 && lifted === 0) return "Nothing changed since.";
  const more = added > 0 && several(added, "more entry", "more entries");
  const less = lifted > 0 && `${lifted} lifted`;
  return `${[more, less].filter(Boolean).join(" and ")} since: make the next list.`;
}
