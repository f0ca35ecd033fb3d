import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { explain } from "../contract/faults";
import styles from "./fault-note.module.css";

/** What happened and what to do, in the place where it happened. `alone`: Rust's sentence says both. */
export function FaultNote(props: { fault: unknown; alone?: boolean; children?: ReactNode }) {
  const { fault, alone, children } = props;
  if (!fault) return null;
  const { what, todo } = explain(fault);
  return (
    <div role="alert" className={styles.note}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>
        <strong>{what}</strong> {!alone && todo}
      </span>
      {children}
    </div>
  );
}
