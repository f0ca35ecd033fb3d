import { beforeLock, notBeforeLock } from "../../session/before-lock";

/** Saves a form as it is typed: after a pause, one save at a time, always the newest state. */
export type Saver<F> = {
  /** A new state of the form. */
  change: (form: F) => void;
  /** Resolves once everything typed is saved, or rejects with what Rust answered. */
  flush: () => Promise<void>;
  /** Whether nothing waits and nothing is under way. */
  idle: () => boolean;
  /** Forgets what waits; for a record that is gone or was changed elsewhere. */
  drop: () => void;
};

/**
 * `save` writes one state; `onSaved` gets the reply and whether it is the newest state that was typed.
 * A state that could not be saved waits for the next change or flush, so that nothing typed is lost.
 */
export function makeSaver<F, V>(work: {
  save: (form: F) => Promise<V>;
  onSaved: (reply: V, newest: boolean) => void;
  onFault: (thrown: unknown) => void;
  delay?: number;
}): Saver<F> {
  const { save, onSaved, onFault, delay = 400 } = work;
  let waiting: F | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;

  async function saveAll(): Promise<void> {
    while (waiting !== null) {
      const form = waiting;
      waiting = null;
      try {
        const reply = await save(form);
        onSaved(reply, waiting === null);
      } catch (thrown) {
        waiting ??= form;
        onFault(thrown);
        throw thrown;
      }
    }
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (running) return running;
    running = saveAll().finally(() => {
      running = null;
      if (waiting === null) notBeforeLock(flush);
    });
    return running;
  }

  return {
    change(form) {
      waiting = form;
      beforeLock(flush);
      clearTimeout(timer);
      // The fault was already told; a timer has nobody to tell it again.
      timer = setTimeout(() => void flush().catch(() => {}), delay);
    },
    flush,
    idle: () => waiting === null && running === null,
    drop() {
      waiting = null;
      notBeforeLock(flush);
      clearTimeout(timer);
    },
  };
}
