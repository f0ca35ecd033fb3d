import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { Id } from "../../contract/generated";

/** Starts a draft, for a customer where one is known, and goes there. */
export function useNewOrder(): (customer?: Id) => void {
  const { mutateAsync } = useAct("order.create");
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    (customer) =>
      // The promise, not the callbacks of `mutate`: those are dropped when the caller is gone by then, and
      // the first steps are gone as soon as there is an order.
      void mutateAsync({ customer_id: customer ?? null }).then((order) => {
        client.setQueryData(ask("order.get", { id: order.id }).queryKey, order);
        return navigate({ to: "/orders/$id", params: { id: order.id } });
      }, toastFault),
    [mutateAsync, client, navigate],
  );
}
