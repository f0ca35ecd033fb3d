import type { Shortcut } from "../keyboard/match";
import { capsOf } from "../keyboard/words";
import styles from "./caps.module.css";

/** The keys of a shortcut. Hidden from screen readers: the control beside them names itself. */
export function Caps({ of, filled = false }: { of: Shortcut; filled?: boolean }) {
  return (
    <span className={styles.caps} aria-hidden="true" data-filled={filled || undefined}>
      {capsOf(of).map((cap) => (
        <kbd key={cap} className={styles.cap}>
          {cap}
        </kbd>
      ))}
    </span>
  );
}
