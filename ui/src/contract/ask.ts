import { hashKey, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type ActionName, call, type Fault, type Reply, type Request } from "./generated";

/** A reading action as a query; the key is the action and its request. */
export function ask<K extends ActionName>(action: K, request: Request<K>) {
  return queryOptions<Reply<K>, Fault>({ queryKey: [action, request], queryFn: () => call(action, request) });
}

// An order shows names of customers, products and keys, and their lists count orders and licenses.
const touched: { [area: string]: string[] | undefined } = {
  order: ["order", "license", "customer", "product", "profile", "key", "mail", "search", "activation", "revocation"],
  license: ["license", "order", "customer", "search", "activation", "revocation"],
  // A license counts its activations.
  activation: ["activation", "license", "order", "customer", "revocation"],
  revocation: ["revocation"],
  product: ["product", "profile", "order", "license", "search"],
  profile: ["profile", "product", "order", "search"],
  customer: ["customer", "group", "order", "license", "search"],
  group: ["group", "license"],
  import: ["customer", "product", "profile", "order", "license", "search"],
  // Files made anew are another key's.
  key: ["key", "order", "license", "activation"],
  mail: ["mail", "order"],
  settings: ["settings", "mail", "order"],
  user: ["user"],
};

const areaOf = (action: unknown) => String(action).split(".")[0] ?? "";

/**
 * Marks as stale what a writing action may have changed; what is on screen is asked again at once.
 * `fresh` is left alone: its newest state came with the reply.
 */
export async function refresh(client: QueryClient, action: ActionName, fresh?: readonly unknown[]): Promise<void> {
  const areas = touched[areaOf(action)] ?? [];
  const spared = fresh && hashKey(fresh);
  await client.invalidateQueries({
    predicate: ({ queryKey, queryHash }) => queryHash !== spared && areas.includes(areaOf(queryKey[0])),
  });
}

/** A writing action. Its lists and pages refresh by themselves. */
export function useAct<K extends ActionName>(action: K) {
  const client = useQueryClient();
  return useMutation<Reply<K>, Fault, Request<K>>({
    mutationFn: (request) => call(action, request),
    onSettled: () => refresh(client, action),
  });
}
