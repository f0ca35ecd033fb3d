import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { revealItemInDir } from "@tauri-apps/plugin-opener";
import { explain } from "../contract/faults";
import styles from "./toast.module.css";

/** Says what was done, and offers the one thing that may follow. */
function show(text: string, next?: { label: string; run: () => void }): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    withCloseButton: !next,
    withBorder: true,
    autoClose: next ? 8000 : 4000,
    classNames: { root: styles.toast, description: styles.text },
    message: next ? (
      <span className={styles.row}>
        {text}
        <Button
          size="xs"
          onClick={() => {
            notifications.hide(id);
            next.run();
          }}
        >
          {next.label}
        </Button>
      </span>
    ) : (
      text
    ),
  });
}

/** Says what was done, and takes it back where that is possible. */
export function toast(text: string, undo?: () => void): void {
  show(text, undo && { label: "Undo", run: undo });
}

/** Says where files went, and shows them there. */
export function toastSaved(text: string, file: string): void {
  show(text, { label: "Show", run: () => void revealItemInDir(file).catch(toastFault) });
}

/** Says what went wrong and what to do, where no field or page can say it. */
export function toastFault(thrown: unknown): void {
  const { what, todo } = explain(thrown);
  notifications.show({
    title: what,
    message: todo,
    withBorder: true,
    color: "red",
    role: "alert",
    autoClose: 12_000,
    classNames: { root: styles.toast, title: styles.title, description: styles.text },
  });
}
