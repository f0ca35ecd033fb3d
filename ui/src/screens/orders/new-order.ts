import { useCallback } from "react";
import { toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { Id } from "../../contract/generated";
import { useOpenOrder } from "../order/acts";

/** Starts a draft, for a customer where one is known, from a template where one is named, and goes there. */
export function useNewOrder(): (customer?: Id, template?: Id) => void {
  const { mutateAsync } = useAct("order.create");
  const open = useOpenOrder();
  return useCallback(
    (customer, template) =>
      // The promise, not the callbacks of `mutate`: those are dropped when the caller is gone by then, and
      // the first steps are gone as soon as there is an order.
      void mutateAsync({ customer_id: customer ?? null, template_id: template ?? null }).then(open, toastFault),
    [mutateAsync, open],
  );
}
