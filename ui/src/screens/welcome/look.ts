import { queryOptions } from "@tanstack/react-query";
import { ask } from "../../contract/ask";

// Often enough that whoever closes the other program finds the note gone when they are back.
const pause = 3000;

/** What is in a folder. While another program has its vault open, it is asked again by itself. */
export function lookAt(folder: string) {
  return queryOptions({
    ...ask("vault.look", { folder }),
    refetchInterval: ({ state }) => (state.data?.in_use ? pause : false),
  });
}
