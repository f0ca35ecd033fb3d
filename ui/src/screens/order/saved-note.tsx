import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { ask } from "../../contract/ask";
import { call, type OrderView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { NoteCard } from "./note-card";
import { makeSaver, type Saver } from "./saver";

/** The note of a submitted order: the one thing on it that may still change. Saved as typed. */
export function SavedNote({ order }: { order: OrderView }) {
  const client = useQueryClient();
  const may = useMay();
  const [note, setNote] = useState(order.note);
  const [fault, setFault] = useState<unknown>(null);
  const version = useRef(order.version);
  version.current = Math.max(version.current, order.version);
  const saver = useRef<Saver<string>>(null);
  saver.current ??= makeSaver<string, OrderView>({
    save: (text) => call("order.note", { id: order.id, version: version.current, note: text }),
    onSaved: (reply) => {
      version.current = reply.version;
      client.setQueryData(ask("order.get", { id: order.id }).queryKey, reply);
      setFault(null);
    },
    onFault: setFault,
  });
  useEffect(() => () => void saver.current?.flush().catch(() => {}), []);
  return (
    <>
      <NoteCard
        note={note}
        readOnly={!may("order.note")}
        onChange={(text) => {
          setNote(text);
          saver.current?.change(text);
        }}
      />
      <FaultNote fault={fault} />
    </>
  );
}
