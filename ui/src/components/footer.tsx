import type { ReactNode } from "react";
import type { Shortcut } from "../keyboard/match";
import { Caps } from "./caps";
import styles from "./footer.module.css";

/** The quiet line at the bottom of a place: its keys at the left, its state at the right. */
export function Footer(props: { keys: (readonly [Shortcut, string] | false)[]; children?: ReactNode }) {
  const keys = props.keys.filter((key) => key !== false);
  return (
    <footer className={styles.footer}>
      {keys.map(([shortcut, word]) => (
        <span key={shortcut} className={styles.key}>
          <Caps of={shortcut} />
          {word}
        </span>
      ))}
      <span className={styles.state}>{props.children}</span>
    </footer>
  );
}
