import { useSession } from "../../session/session";

/** What somebody typed and has not saved, and the state of the record it was typed over. */
export type Draft<C> = { content: C; base: { version: number; content: C }; at: Date };

// In the window's memory only: on the disk it would lie open beside an encrypted vault. It outlives going elsewhere
// and the lock, but not the program.
const drafts = new Map<string, Draft<unknown>>();

/** The unsaved changes of one form; they belong to the vault and to who typed them. */
export type DraftBox<C> = { get: () => Draft<C> | null; keep: (draft: Draft<C>) => void; drop: () => void };

/** A place that keeps unsaved changes under a key. */
export function draftBox<C>(key: string): DraftBox<C> {
  return {
    get: () => (drafts.get(key) as Draft<C> | undefined) ?? null,
    keep: (draft) => drafts.set(key, draft),
    drop: () => drafts.delete(key),
  };
}

/** The key of a place, e.g. `product/…`, for who is signed in to this vault. */
export function useDraftKey(): (place: string) => string {
  const { folder, user } = useSession();
  return (place) => `${folder}\n${user.id}\n${place}`;
}

/** Whether a place has unsaved changes, for lists that say so. */
export function hasDraft(key: string): boolean {
  return drafts.has(key);
}

/** Forgets all of them: somebody else opens a vault. */
export function forgetDrafts(): void {
  drafts.clear();
}
