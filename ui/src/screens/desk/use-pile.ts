import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { toastFault } from "../../components/toast";
import { alsoForget } from "../../components/virtual/place";
import { refresh } from "../../contract/ask";
import { faultLike, faultOf } from "../../contract/faults";
import { type Answered, call, type DeskView, type Fault } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import { textIn } from "./read-file";

/** A file of the pile: what it is and what would come of it, or why that cannot be said. */
export type Brought = { name: string; text: string; seen: DeskView | null; fault: Fault | null };

/** A file of the pile with what came of it; nothing where it could not be read. */
export type Settled = Brought & { answer: Answered | null };

type Pile = { number: number; files: File[]; settled: Settled[] | null };

// Rust answers no more at once.
const most = 1000;
const none: Pile = { number: 0, files: [], settled: null };
// Each pile has a number of its own: what is remembered of one is never shown for another.
let piles = 0;

// It stays while somebody looks at a license it is about.
let kept = none;
alsoForget(() => {
  kept = none;
});

async function look(file: File): Promise<Brought> {
  const brought = { name: file.name, text: "", seen: null, fault: null };
  try {
    brought.text = await textIn(file);
    return { ...brought, seen: await call("activation.look", { text: brought.text }) };
  } catch (thrown) {
    return { ...brought, fault: faultOf(thrown) };
  }
}

/** Several files on the desk, from where there is no internet: looked at one by one, answered at once. */
export function usePile() {
  const client = useQueryClient();
  const may = useMay();
  const [pile, setPile] = useState(kept);
  const change = (next: Pile) => {
    kept = next;
    setPile(next);
  };
  const { number, files, settled } = pile;
  const looked = useQuery<Brought[], Fault>({
    // By the action's name, so that it looks again when something changed.
    queryKey: ["activation.look", "pile", number],
    queryFn: async () => {
      const all: Brought[] = [];
      for (const file of files) all.push(await look(file));
      return all;
    },
    enabled: files.length > 0 && settled === null,
  });
  const brought = settled ?? looked.data ?? [];
  // A refused request may be granted all the same: a proof that is taken in first makes room for it.
  const readable = brought.filter(({ seen }) => seen !== null);
  const act = useMutation<void, Fault>({
    mutationFn: async () => {
      const texts = readable.map(({ text }) => text);
      const all = await callLong("activation.answer_all", { texts }, "Answering", true);
      const each = all.values();
      // Before the lists are asked again: the desk would look once more and say that they were answered before.
      const answerOf = ({ seen }: Brought) => (seen ? (each.next().value ?? null) : null);
      change({ ...pile, settled: brought.map((one) => ({ ...one, answer: answerOf(one) })) });
    },
    // The desk is free again before the lists behind it are.
    onSettled: () => void refresh(client, "activation.answer_all"),
  });
  const allowed = may("activation.answer_all");
  const ready = allowed && settled === null && readable.length > 0 && !looked.isFetching && !act.isPending;
  return {
    /** How many files there are; none: the desk is for a single text. */
    size: files.length,
    brought,
    /** What came of them, once they are answered. */
    settled,
    readable: readable.length,
    looking: settled === null && looked.isPending,
    fault: looked.error ?? act.error,
    allowed,
    ready,
    busy: act.isPending,
    putAll: (next: File[]) => {
      if (act.isPending) return;
      act.reset();
      if (next.length > most)
        toastFault(
          faultLike("invalid_field", `The first ${several(most, "file")} are on the desk; bring the rest next.`),
        );
      piles += 1;
      change({ number: piles, files: next.slice(0, most), settled: null });
    },
    clear: () => {
      if (act.isPending) return;
      act.reset();
      change(none);
    },
    go: () => {
      if (ready) act.mutate();
    },
  };
}

export type PileOnDesk = ReturnType<typeof usePile>;
