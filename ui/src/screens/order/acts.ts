import { modals } from "@mantine/modals";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { createElement, useCallback } from "react";
import { toast, toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import { call, type Id, type OrderRow, type OrderView, type Request } from "../../contract/generated";
import { AskSerials } from "./ask-serials";

/** Goes to an order that was just made, which then need not be asked for again. */
export function useOpenOrder(): (order: OrderView) => void {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useCallback(
    (order) => {
      client.setQueryData(ask("order.get", { id: order.id }).queryKey, order);
      void navigate({ to: "/orders/$id", params: { id: order.id } });
    },
    [client, navigate],
  );
}

/** Copies an order to a new draft and goes there: ready to be submitted where nothing has to change. */
export function useRepeatOrder(): (order: Pick<OrderRow, "id" | "number">) => void {
  const { mutateAsync } = useAct("order.copy");
  const open = useOpenOrder();
  return useCallback(
    ({ id, number }) =>
      void mutateAsync({ id }).then((made) => {
        open(made);
        toast(`Draft ${made.number} repeats ${number}.`);
      }, toastFault),
    [mutateAsync, open],
  );
}

/** Repeats the newest submitted sale of a customer. */
export function useRepeatLastOrder(): (customer: Id) => void {
  const repeat = useRepeatOrder();
  return useCallback(
    (customer_id) => {
      const newest = {
        tab: "submitted",
        customer_id,
        kind: "sale",
        sort: "submitted",
        descending: true,
        limit: 1,
      } as const;
      void call("order.list", newest).then(({ rows: [last] }) => {
        if (last) repeat(last);
        else toast("Nothing was submitted for this customer yet.");
      }, toastFault);
    },
    [repeat],
  );
}

/** Copies an order to a template and goes there. */
export function useSaveAsTemplate(): (order: Pick<OrderRow, "id" | "number">) => void {
  const { mutateAsync } = useAct("order.copy");
  const open = useOpenOrder();
  return useCallback(
    ({ id, number }) =>
      void mutateAsync({ id, template: true }).then((made) => {
        open(made);
        toast(`Template ${made.number} is a copy of ${number}.`);
      }, toastFault),
    [mutateAsync, open],
  );
}

/** Begins an update of licenses and goes there. The answer rejects with the fault, for whoever asked beside a field. */
export function useUpdateLicenses(): (which: Request<"order.update">) => Promise<void> {
  const { mutateAsync } = useAct("order.update");
  const open = useOpenOrder();
  return useCallback((which) => mutateAsync(which).then(open), [mutateAsync, open]);
}

/** "Update a license…": asks for serial numbers, then begins their update. */
export function useAskUpdate(): () => void {
  const update = useUpdateLicenses();
  return useCallback(() => {
    const modalId = modals.open({
      title: "Update a license",
      children: createElement(AskSerials, {
        onAsk: (serials: string[]) => update({ serials }).then(() => modals.close(modalId)),
        onCancel: () => modals.close(modalId),
      }),
    });
  }, [update]);
}
