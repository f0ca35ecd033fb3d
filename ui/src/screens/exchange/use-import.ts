import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { toast } from "../../components/toast";
import { ask, refresh } from "../../contract/ask";
import type { ImportKind, ImportView } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { several } from "../../time/locale";
import { type Mapping, mapped, missing } from "./mapping";

type Source = { path: string; encoding: string | null; separator: string | null };

/** One file on its way in: chosen, looked at, its columns named, checked as a whole, imported as a whole. */
export function useImport(what: ImportKind) {
  const client = useQueryClient();
  const [source, setSource] = useState<Source | null>(null);
  const [own, setOwn] = useState<Mapping | null>(null);
  const [result, setResult] = useState<ImportView | null>(null);
  const [fault, setFault] = useState<unknown>(null);
  const [running, setRunning] = useState<"check" | "import" | null>(null);
  // What was asked last; an answer to anything before it is about another file or mapping.
  const turn = useRef(0);
  const look = useQuery({
    ...ask("import.look", { what, path: "", ...source }),
    enabled: source !== null,
    placeholderData: keepPreviousData,
  });
  const mapping = own ?? look.data?.mapping ?? {};
  const forget = () => {
    turn.current += 1;
    setResult(null);
    setFault(null);
    setRunning(null);
  };
  const run = async (dry_run: boolean) => {
    if (!source) return;
    forget();
    const mine = turn.current;
    setRunning(dry_run ? "check" : "import");
    try {
      const word = dry_run ? "Checking the file" : `Importing ${what}`;
      const done = await callLong("import.run", { what, ...source, mapping, dry_run }, word, true);
      if (done.done) {
        // Whoever went elsewhere meanwhile wants to know.
        toast(`Import done: ${several(done.added, "record")} added, ${done.changed} changed.`);
        void refresh(client, "import.run");
      }
      if (turn.current === mine) setResult(done);
    } catch (thrown) {
      if (turn.current === mine) setFault(thrown);
    } finally {
      if (turn.current === mine) setRunning(null);
    }
  };
  return {
    source,
    look: source ? look.data : undefined,
    mapping,
    missing: missing(look.data?.fields ?? [], mapping),
    result,
    fault: look.error ?? fault,
    running,
    choose: (path: string | null) => {
      forget();
      setOwn(null);
      setSource(path === null ? null : { path, encoding: null, separator: null });
    },
    /** Another reading of the file has other columns, so the mapping is guessed anew. */
    read: (change: Partial<Source>) => {
      forget();
      setOwn(null);
      setSource((now) => now && { ...now, ...change });
    },
    map: (column: string, field: string | null) => {
      forget();
      setOwn(mapped(mapping, column, field));
    },
    check: () => run(true),
    run: () => run(false),
  };
}

export type Import = ReturnType<typeof useImport>;
