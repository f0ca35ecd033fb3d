import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { refresh } from "../../../contract/ask";
import type { Fault, Id, ReissueView, Request } from "../../../contract/generated";
import { callLong } from "../../../contract/work";

type Only = Pick<Request<"key.reissue">, "product_id" | "customer_id">;

/** Makes files anew, one batch after the other until none is left, and tells how far it is. */
export function useReissue(id: Id) {
  const client = useQueryClient();
  const [made, setMade] = useState<ReissueView[]>([]);
  const [running, setRunning] = useState(false);
  const [finished, setFinished] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const run = async (only: Only) => {
    setRunning(true);
    setFault(null);
    try {
      let more = true;
      while (more) {
        // Each call is a transaction of its own: what is made stays made when a later one is stopped.
        const done = await callLong("key.reissue", { id, ...only }, "Making files anew", true);
        const { reissue } = done;
        if (reissue) setMade((before) => [...before, reissue]);
        more = done.more;
      }
      setFinished(true);
    } catch (thrown) {
      setFault(thrown as Fault);
    } finally {
      setRunning(false);
      await refresh(client, "key.reissue");
    }
  };
  const reset = () => {
    setMade([]);
    setFinished(false);
    setFault(null);
  };
  return { made, running, finished, fault, run, reset };
}
