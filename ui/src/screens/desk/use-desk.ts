import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { alsoForget } from "../../components/virtual/place";
import { ask, refresh } from "../../contract/ask";
import { type ActivationView, call, type DeskView, type Fault } from "../../contract/generated";
import { useMay } from "../../session/session";

/** What came of it: what was on the desk, and the activation that was made or given back. */
export type Done = { seen: DeskView; view: ActivationView };

// What lies on the desk stays there while somebody looks at the license it is about.
let kept = "";
alsoForget(() => {
  kept = "";
});

/** Puts a text on the desk, for whoever opens it next. */
export function putOnDesk(text: string): void {
  kept = text;
}

// How long a typist rests before the desk looks.
const rest = 400;

/** What lies on the desk, what it is, and what came of it. */
export function useDesk() {
  const client = useQueryClient();
  const may = useMay();
  const [text, setText] = useState(kept);
  const [looked, setLooked] = useState(kept);
  const [done, setDone] = useState<Done | null>(null);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const anything = looked.trim() !== "";
  const look = useQuery({ ...ask("activation.look", { text: looked }), enabled: anything && done === null });
  const act = useMutation<ActivationView, Fault, DeskView>({
    mutationFn: async (seen) => {
      const view = await call(seen.what === "request" ? "activation.activate" : "activation.deactivate", { text });
      // Before the lists are asked again: the desk would look once more and say that it was answered before.
      setDone({ seen, view });
      return view;
    },
    onSettled: () => refresh(client, "activation.activate"),
  });

  const put = (next: string) => {
    if (act.isPending) return;
    window.clearTimeout(timer.current);
    kept = next;
    setText(next);
    setDone(null);
    act.reset();
    // More than a letter at once was pasted, dropped or emptied.
    if (Math.abs(next.length - text.length) !== 1) setLooked(next);
    else timer.current = window.setTimeout(() => setLooked(next), rest);
  };
  const current = anything && looked === text && !done;
  const seen = current ? look.data : undefined;
  const allowed = seen !== undefined && may(seen.what === "request" ? "activation.activate" : "activation.deactivate");
  const ready = seen !== undefined && allowed && seen.refusal === null && !act.isPending;
  return {
    text,
    put,
    seen,
    done,
    /** Why the desk cannot say what it is. */
    unread: current ? look.error : null,
    /** Why nothing came of it. A refusal stands on the desk itself, which was asked again. */
    fault: seen?.refusal ? null : act.error,
    allowed,
    ready,
    busy: act.isPending,
    looking: text.trim() !== "" && !done && (looked !== text || look.isFetching),
    go: () => {
      if (ready) act.mutate(seen);
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;
