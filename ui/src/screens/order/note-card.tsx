import { Textarea } from "@mantine/core";
import { Card } from "../../components/card";
import styles from "./cards.module.css";

/** A note for colleagues; the customer never sees it. */
export function NoteCard(props: { note: string; onChange: (note: string) => void; readOnly?: boolean }) {
  return (
    <Card flush>
      <div className={styles.note}>
        <label htmlFor="internal-note">Internal note</label>
        <Textarea
          id="internal-note"
          autosize
          minRows={1}
          maxRows={12}
          readOnly={props.readOnly}
          value={props.note}
          onChange={({ currentTarget: { value } }) => props.onChange(value)}
        />
      </div>
    </Card>
  );
}
