import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { ask, refresh } from "../../contract/ask";
import type { ActionName, OrderView } from "../../contract/generated";
import { makeSaver, type Saver } from "./saver";

/** A part of a submitted order that may still change, like its note: shown as typed, saved as typed. */
export function useSaved<F>(
  order: OrderView,
  start: F,
  action: ActionName,
  save: (form: F, version: number) => Promise<OrderView>,
): [form: F, set: (form: F) => void, fault: unknown] {
  const client = useQueryClient();
  const [form, setForm] = useState(start);
  const [fault, setFault] = useState<unknown>(null);
  const version = useRef(order.version);
  version.current = Math.max(version.current, order.version);
  const saver = useRef<Saver<F>>(null);
  saver.current ??= makeSaver<F, OrderView>({
    save: (typed) => save(typed, version.current),
    onSaved: (reply) => {
      const { queryKey } = ask("order.get", { id: order.id });
      version.current = reply.version;
      client.setQueryData(queryKey, reply);
      setFault(null);
      void refresh(client, action, queryKey);
    },
    onFault: setFault,
  });
  useEffect(() => () => void saver.current?.flush().catch(() => {}), []);
  const set = (next: F) => {
    setForm(next);
    saver.current?.change(next);
  };
  return [form, set, fault];
}
