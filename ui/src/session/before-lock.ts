type Act = () => Promise<unknown>;
const acts = new Set<Act>();

/** Has this done while the vault is still open: a draft saves what was typed last. */
export function beforeLock(act: Act): void {
  acts.add(act);
}

/** There is nothing left to do before the vault is locked. */
export function notBeforeLock(act: Act): void {
  acts.delete(act);
}

/** Does all of it. What fails now has said so where it stands, and must not keep a vault open. */
export async function doBeforeLock(): Promise<void> {
  await Promise.allSettled([...acts].map((act) => act()));
  acts.clear();
}
