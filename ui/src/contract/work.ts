import { emit, listen } from "@tauri-apps/api/event";
import { useSyncExternalStore } from "react";
import { type ActionName, call, type ProgressEvent, type Reply, type Request } from "./generated";

/** One long action under way: how far it is, and since when (milliseconds). */
export type Work = ProgressEvent & { started: number; cancelable: boolean };

let works: Work[] = [];
const watchers = new Set<() => void>();

function publish(next: Work[]) {
  works = next;
  for (const watcher of watchers) watcher();
}

/** The long actions under way, for whoever shows them. It lives outside of the pages, so that work goes on when they change. */
export function useWorks(): Work[] {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => works,
  );
}

/** Calls an action that may take long and shows it among the works until it is done. `what` is a verb: "Signing". */
export async function callLong<K extends ActionName>(
  action: K,
  request: Request<K>,
  what: string,
  cancelable = false,
): Promise<Reply<K>> {
  const id = crypto.randomUUID();
  publish([...works, { call: id, done: 0, total: 0, what, started: Date.now(), cancelable }]);
  const unlisten = await listen<ProgressEvent>("progress", ({ payload }) => {
    publish(works.map((work) => (work.call === payload.call ? { ...work, ...payload } : work)));
  });
  try {
    return await call(action, request, id);
  } finally {
    unlisten();
    publish(works.filter((work) => work.call !== id));
  }
}

/** Asks Rust to stop between two items; what is finished stays. */
export function cancelWork(work: Work): void {
  void emit("cancel", work.call);
}

/** "about 40 s left", once there is enough to judge by. */
export function timeLeft(work: Work, now: number): string | null {
  const elapsed = now - work.started;
  if (work.done === 0 || work.total === 0 || elapsed < 1500) return null;
  const seconds = Math.ceil(((elapsed / work.done) * (work.total - work.done)) / 1000);
  return seconds < 90 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`;
}
