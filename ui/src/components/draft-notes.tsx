import { Button } from "@mantine/core";
import { IconHistory } from "@tabler/icons-react";
import { ago } from "../time/ago";
import styles from "./draft-notes.module.css";
import { toast } from "./toast";

/** What there is to say about unsaved changes; a part of `RecordForm`. */
type Changes = {
  restored: Date | null;
  offered: Date | null;
  conflict: boolean;
  takeOffered: () => void;
  discard: () => () => void;
  keepMine: () => void;
};

const since = (date: Date) => ago(Math.floor(date.getTime() / 1000)).toLowerCase();

/** Unsaved changes from before (the page was left, the vault was locked), and others' changes meanwhile. */
export function DraftNotes({ of }: { of: Changes }) {
  const discard = () => toast("Changes discarded.", of.discard());
  if (of.conflict)
    return (
      <Note text="Somebody else saved this record while your changes are not saved yet.">
        <Button size="xs" onClick={discard}>
          Take theirs
        </Button>
        <Button size="xs" onClick={of.keepMine}>
          Go on with mine
        </Button>
      </Note>
    );
  if (of.offered)
    return (
      <Note text={`You changed this record ${since(of.offered)} and did not save it; somebody else did meanwhile.`}>
        <Button size="xs" onClick={discard}>
          Discard mine
        </Button>
        <Button size="xs" onClick={of.takeOffered}>
          Show mine
        </Button>
      </Note>
    );
  if (of.restored)
    return (
      <Note text={`Your changes from ${since(of.restored)} are not saved yet.`}>
        <Button size="xs" onClick={discard}>
          Discard
        </Button>
      </Note>
    );
  return null;
}

function Note({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div role="status" className={styles.note}>
      <IconHistory size={16} stroke={1.6} aria-hidden="true" />
      <span>{text}</span>
      {children}
    </div>
  );
}
