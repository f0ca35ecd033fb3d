import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./tag.module.css";

/** A quiet fact beside a name: Demo, Sale, No VM. Not a status. */
export function Tag({ icon: Mark, children }: { icon?: Icon; children: ReactNode }) {
  return (
    <span className={styles.tag}>
      {Mark && <Mark size={13} stroke={1.8} aria-hidden="true" />}
      {children}
    </span>
  );
}
