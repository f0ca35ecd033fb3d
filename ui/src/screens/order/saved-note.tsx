import { FaultNote } from "../../components/fault-note";
import { call, type OrderView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { NoteCard } from "./note-card";
import { useSaved } from "./use-saved";

/** The note of a submitted order. Saved as typed. */
export function SavedNote({ order }: { order: OrderView }) {
  const may = useMay();
  const [note, setNote, fault] = useSaved(order, order.note, "order.note", (text, version) =>
    call("order.note", { id: order.id, version, note: text }),
  );
  return (
    <>
      <NoteCard note={note} readOnly={!may("order.note")} onChange={setNote} />
      <FaultNote fault={fault} />
    </>
  );
}
