import { IconCheck } from "@tabler/icons-react";
import { clockTime } from "../../time/ago";
import styles from "./order.module.css";
import type { Draft } from "./use-draft";

/** Whether everything typed is saved, and since when. */
export function SavedState({ fault, saving, savedAt }: Pick<Draft, "fault" | "saving" | "savedAt">) {
  return (
    <span className={styles.saved} role="status">
      {fault ? (
        "Not saved"
      ) : saving ? (
        "Saving…"
      ) : (
        <>
          <IconCheck size={14} stroke={1.8} aria-hidden="true" />
          {savedAt ? `Saved at ${clockTime(savedAt)}` : "Saved"}
        </>
      )}
    </span>
  );
}
