import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { explain } from "../contract/faults";
import styles from "./fault-note.module.css";

/** What happened and what to do, in the place where it happened. */
export function FaultNote({ fault, children }: { fault: unknown; children?: ReactNode }) {
  if (!fault) return null;
  const { what, todo } = explain(fault);
  return (
    <div role="alert" className={styles.note}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>
        <strong>{what}</strong> {todo}
      </span>
      {children}
    </div>
  );
}
