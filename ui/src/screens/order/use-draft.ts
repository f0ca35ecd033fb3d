import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { ask, refresh } from "../../contract/ask";
import { faultOf, problemsOf } from "../../contract/faults";
import { call, type OrderView, type Request } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { formOf, merge } from "./form";
import { makeSaver, type Saver } from "./saver";

type Form = Request<"order.save">;

/** A draft on screen: edits show at once, are saved as typed, and the reply brings problems and the sentence. */
export type Draft = {
  order: OrderView;
  edit: (change: (order: OrderView) => OrderView) => void;
  /** The same, saved at once: for changes whose result only Rust knows, like a line with another profile. */
  editNow: (change: (order: OrderView) => OrderView) => void;
  /** Whether something typed is not saved yet, and when the last save of this visit was. */
  saving: boolean;
  savedAt: Date | null;
  fault: unknown;
  flush: () => Promise<void>;
  submit: () => Promise<void>;
  submitting: boolean;
  /** Before the draft is deleted: nothing more is saved, and the answer is the version to delete. */
  forget: () => Promise<number>;
};

/** Everything a draft's page needs: the state on screen, its saving, its submit. */
export function useDraft(loaded: OrderView): Draft {
  const client = useQueryClient();
  const [order, setOrder] = useState(loaded);
  const [saving, setSaving] = useState(false);
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [submitting, setSubmitting] = useState(false);
  const now = useRef(loaded);
  const saver = useRef<Saver<Form>>(null);
  const { queryKey } = ask("order.get", { id: loaded.id });

  const show = useCallback((next: OrderView) => {
    now.current = next;
    setOrder(next);
  }, []);

  saver.current ??= makeSaver<Form, OrderView>({
    // The version is the one of the newest reply, not of the moment of typing.
    save: (form) => call("order.save", { ...form, version: now.current.version }),
    onSaved: (reply, newest) => {
      client.setQueryData(queryKey, reply);
      show(merge(now.current, reply, newest));
      setFault(null);
      setSavedAt(new Date());
      setSaving(!newest);
      void refresh(client, "order.save", queryKey);
    },
    onFault: (thrown) => {
      setFault(thrown);
      if (faultOf(thrown).code === "changed_elsewhere") {
        saver.current?.drop();
        void client.invalidateQueries({ queryKey });
      }
    },
  });

  // Somebody else's change (a customer's new address, another window) comes in while nobody types here.
  useEffect(() => {
    if (saver.current?.idle() && loaded.version >= now.current.version) show(merge(now.current, loaded, true));
  }, [loaded, show]);
  useEffect(() => {
    const leave = () => void saver.current?.flush().catch(() => {});
    window.addEventListener("pagehide", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      leave();
    };
  }, []);

  const flush = useCallback(async () => saver.current?.flush(), []);
  const submit = async () => {
    setSubmitting(true);
    try {
      await flush();
      const { id, version, catalog_version, problems } = now.current;
      if (problems.length > 0) return;
      const submitted = await callLong("order.submit", { id, version, catalog_version }, "Signing licenses", true);
      client.setQueryData(queryKey, submitted);
      setFault(null);
    } catch (thrown) {
      const problems = problemsOf(thrown);
      if (problems.length > 0) show({ ...now.current, problems });
      else setFault(thrown);
      if (faultOf(thrown).code === "changed_elsewhere") void client.invalidateQueries({ queryKey });
    } finally {
      setSubmitting(false);
      void refresh(client, "order.submit", queryKey);
    }
  };
  const edit = useCallback(
    (change: (order: OrderView) => OrderView) => {
      show(change(now.current));
      setSaving(true);
      saver.current?.change(formOf(now.current));
    },
    [show],
  );
  return {
    order,
    edit,
    editNow: (change) => {
      edit(change);
      void flush().catch(() => {});
    },
    saving,
    savedAt,
    fault,
    flush,
    submit,
    submitting,
    forget: async () => {
      await flush().catch(() => {});
      saver.current?.drop();
      return now.current.version;
    },
  };
}
