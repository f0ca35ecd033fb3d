import { modals } from "@mantine/modals";
import { useNavigate } from "@tanstack/react-router";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { OrderView } from "../../contract/generated";
import { useRepeatOrder } from "./acts";

/** What can be done with a whole order, with its toasts and questions. */
export function useOrderActs(order: OrderView) {
  const navigate = useNavigate();
  const repeat = useRepeatOrder();
  const remove = useAct("order.delete");
  const archive = useAct("order.archive");
  const word = order.content.template ? "template" : "draft";
  const setArchived = (version: number, archived: boolean): void =>
    void archive
      .mutateAsync({ id: order.id, version, archived })
      .then(
        (next) =>
          toast(`Order ${order.number} ${archived ? "archived" : "is back in the list"}.`, () =>
            setArchived(next.version, !archived),
          ),
        toastFault,
      );
  return {
    duplicate: () => repeat(order),
    archive: () => setArchived(order.version, order.archived_at === null),
    /** Asks once; `forget` ends the saving first and says which version is deleted. */
    remove: (forget: () => Promise<number>) =>
      modals.openConfirmModal({
        title: `Delete ${word} ${order.number}?`,
        children: "It has granted nothing yet. Deleting it cannot be undone.",
        labels: { confirm: `Delete ${word}`, cancel: "Keep it" },
        confirmProps: { color: "red", variant: "filled" },
        onConfirm: async () => {
          await remove.mutateAsync({ id: order.id, version: await forget() }).then(() => {
            void navigate({ to: "/orders", search: order.content.template ? { tab: "templates" } : {} });
            toast(order.content.template ? `Template ${order.number} deleted.` : `Draft ${order.number} deleted.`);
          }, toastFault);
        },
      }),
  };
}
