import { hashKey, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { type ActionName, call, type Fault, type Reply, type Request } from "./generated";

/** A reading action as a query; the key is the action and its request. */
export function ask<K extends ActionName>(action: K, request: Request<K>) {
  return queryOptions<Reply<K>, Fault>({ queryKey: [action, request], queryFn: () => call(action, request) });
}

type Area = "vault" | "user" | "settings" | "key" | "product" | "customer" | "order" | "license" | "mail";

// An order shows names of customers, products and keys, and their lists count orders and licenses.
const touched: Partial<Record<Area, Area[]>> = {
  order: ["order", "license", "customer", "product", "key", "mail"],
  product: ["product", "order"],
  customer: ["customer", "order"],
  key: ["key", "order"],
  mail: ["mail", "order"],
  settings: ["settings", "mail", "order"],
  user: ["user"],
};

/**
 * Marks as stale what a writing action may have changed; what is on screen is asked again at once.
 * `fresh` is left alone: its newest state came with the reply.
 */
export async function refresh(client: QueryClient, action: ActionName, fresh?: readonly unknown[]): Promise<void> {
  const areas = touched[action.split(".")[0] as Area] ?? [];
  const spared = fresh && hashKey(fresh);
  await client.invalidateQueries({
    predicate: ({ queryKey, queryHash }) =>
      queryHash !== spared && areas.includes(String(queryKey[0]).split(".")[0] as Area),
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
