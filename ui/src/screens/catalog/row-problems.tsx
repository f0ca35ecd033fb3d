import { IconAlertTriangle } from "@tabler/icons-react";
import styles from "./catalog.module.css";

/**
 * What is wrong in a row of narrow fields, in words beneath it. The fields themselves turn red; where there is none
 * that could, F8 goes to the words: `alone`.
 */
export function RowProblems({ messages, alone = false }: { messages: string[]; alone?: boolean }) {
  if (messages.length === 0) return null;
  return (
    <div role="alert" className={styles.problem} data-problem={alone || undefined} tabIndex={alone ? -1 : undefined}>
      <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />
      <span>{[...new Set(messages)].join(" ")}</span>
    </div>
  );
}
