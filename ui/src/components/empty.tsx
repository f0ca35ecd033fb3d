import { Button } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import styles from "./empty.module.css";

/** What belongs in an empty place, and the first step. */
export function Empty(props: {
  icon: Icon;
  title: string;
  text: ReactNode;
  action?: { label: string; run: () => void };
  children?: ReactNode;
}) {
  const Mark = props.icon;
  return (
    <div className={styles.empty}>
      <Mark size={28} stroke={1.4} aria-hidden="true" />
      <h2>{props.title}</h2>
      <p>{props.text}</p>
      {props.action && (
        <Button variant="filled" onClick={props.action.run}>
          {props.action.label}
        </Button>
      )}
      {props.children}
    </div>
  );
}
