import { useQueryClient } from "@tanstack/react-query";
import { createContext, type ReactNode, useCallback, useContext, useMemo } from "react";
import { type ActionName, call, permissionOf, type SessionView } from "../contract/generated";
import { doBeforeLock } from "./before-lock";

const SessionContext = createContext<SessionView | null>(null);

/** Everything inside may ask who is signed in and what they may do. */
export function SessionProvider({ session, children }: { session: SessionView; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Who is signed in to which vault. */
export function useSession(): SessionView {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession outside of an open vault");
  return session;
}

/** Whether the role may do an action. Rust refuses it anyway; this only hides what would be refused. */
export function useMay(): (action: ActionName) => boolean {
  const { permissions } = useSession();
  return useMemo(() => {
    const held = new Set(permissions);
    return (action) => permissionOf[action] === "anyone" || held.has(permissionOf[action]);
  }, [permissions]);
}

/** Ends the session: of the vault only what the user has not saved yet stays in memory of the window, for the same user. */
export function useLock(): () => Promise<void> {
  const client = useQueryClient();
  return useCallback(async () => {
    await doBeforeLock();
    await call("vault.lock", {});
    // The door asks for the state again and closes. It could not, were the state itself taken out of the cache.
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "vault.state" });
    client.getMutationCache().clear();
    await client.invalidateQueries({ queryKey: ["vault.state"] });
  }, [client]);
}
