import { Spotlight } from "@mantine/spotlight";
import type { Icon } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { Caps } from "../../components/caps";
import type { Hit } from "../../contract/generated";
import { type Marks, piecesOf, placed } from "./marks";
import styles from "./palette.module.css";

/** One line of the palette: a record that was found, or an action. */
export type PaletteEntry = {
  id: string;
  icon: Icon;
  label: string;
  mono?: boolean;
  detail?: string;
  right?: ReactNode;
  /** The record, which says what matched and has actions of its own. */
  hit?: Hit;
  run: () => void;
  /** Leaves the palette open. */
  stays?: boolean;
};

/** The match is marked with color, weight and underline, in the name or beside it. */
export function Entry({ entry, query }: { entry: PaletteEntry; query: string }) {
  const Mark = entry.icon;
  const { label, detail = "", hit } = entry;
  const at = hit ? placed(hit) : { title: found(label, query), subtitle: [], other: null };
  return (
    <Spotlight.Action
      onClick={entry.run}
      closeSpotlightOnTrigger={!entry.stays}
      className={styles.entry}
      aria-label={label}
      data-entry={entry.id}
    >
      <Mark size={16} stroke={1.6} aria-hidden="true" />
      <bdi className={entry.mono ? `${styles.name} mono` : styles.name}>
        <Marked text={label} marks={at.title} />
      </bdi>
      {(detail || at.other) && (
        <span className={styles.detail}>
          <Marked text={detail} marks={at.subtitle} />
          {at.other && (
            <>
              {detail && " · "}
              {at.other.word}: <Pieces of={at.other.pieces} />
            </>
          )}
        </span>
      )}
      <span className={styles.right}>
        {entry.right}
        <span className={styles.open}>
          {entry.stays ? "Show" : hit ? "Open" : "Run"} <Caps of="enter" />
        </span>
      </span>
    </Spotlight.Action>
  );
}

/** Where an action's words match. Records are searched, and so marked, by Rust. */
function found(text: string, query: string): Marks {
  const at = query ? text.toLowerCase().indexOf(query.toLowerCase()) : -1;
  return at < 0 ? [] : [[at, at + query.length]];
}

function Marked({ text, marks }: { text: string; marks: Marks }) {
  return <Pieces of={piecesOf(text, marks)} />;
}

function Pieces({ of }: { of: ReturnType<typeof piecesOf> }) {
  return of.map(({ text, marked }, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text
    marked ? <mark key={index}>{text}</mark> : text,
  );
}
