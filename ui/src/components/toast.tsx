import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { explain } from "../contract/faults";
import styles from "./toast.module.css";

/** Says what was done, and takes it back where that is possible. */
export function toast(text: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  notifications.show({
    id,
    withCloseButton: !undo,
    withBorder: true,
    autoClose: undo ? 8000 : 4000,
    classNames: { root: styles.toast, description: styles.text },
    message: undo ? (
      <span className={styles.row}>
        {text}
        <Button
          size="xs"
          onClick={() => {
            notifications.hide(id);
            undo();
          }}
        >
          Undo
        </Button>
      </span>
    ) : (
      text
    ),
  });
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
