import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useCallback } from "react";
import { toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { Id } from "../../contract/generated";

/** Starts a draft, for a customer where one is known, and goes there. */
export function useNewOrder(): (customer?: Id) => void {
  const { mutate } = useAct("order.create");
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    (customer) =>
      mutate(
        { customer_id: customer ?? null },
        {
          onSuccess: (order) => {
            client.setQueryData(ask("order.get", { id: order.id }).queryKey, order);
            void navigate({ to: "/orders/$id", params: { id: order.id } });
          },
          onError: toastFault,
        },
      ),
    [mutate, client, navigate],
  );
}
