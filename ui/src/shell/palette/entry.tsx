import { Highlight } from "@mantine/core";
import { Spotlight } from "@mantine/spotlight";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Caps } from "../../components/caps";
import styles from "./palette.module.css";

/** One line of the palette: a record or an action. */
export type PaletteEntry = {
  id: string;
  icon: Icon;
  label: string;
  mono?: boolean;
  detail?: string;
  right?: ReactNode;
  run: () => void;
};

/** The match is marked with color, weight and underline, in the name and in the detail. */
export function Entry({ entry, query }: { entry: PaletteEntry; query: string }) {
  const Mark = entry.icon;
  return (
    <Spotlight.Action onClick={entry.run} className={styles.entry} aria-label={entry.label}>
      <Mark size={16} stroke={1.6} aria-hidden="true" />
      <Highlight
        component="span"
        highlight={query}
        color="transparent"
        className={entry.mono ? `${styles.name} mono` : styles.name}
      >
        {entry.label}
      </Highlight>
      {entry.detail && (
        <Highlight component="span" highlight={query} color="transparent" className={styles.detail}>
          {entry.detail}
        </Highlight>
      )}
      <span className={styles.right}>
        {entry.right}
        <span className={styles.open}>
          Open <Caps of="enter" />
        </span>
      </span>
    </Spotlight.Action>
  );
}
