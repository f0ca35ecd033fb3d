import { modals } from "@mantine/modals";
import { useNavigate } from "@tanstack/react-router";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { OrderView } from "../../contract/generated";

/** What can be done with a whole order, with its toasts and questions. */
export function useOrderActs(order: OrderView) {
  const navigate = useNavigate();
  const copy = useAct("order.copy");
  const remove = useAct("order.delete");
  const archive = useAct("order.archive");
  const setArchived = (version: number, archived: boolean): void =>
    archive.mutate(
      { id: order.id, version, archived },
      {
        onSuccess: (next) =>
          toast(`Order ${order.number} ${archived ? "archived" : "is back in the list"}.`, () =>
            setArchived(next.version, !archived),
          ),
        onError: toastFault,
      },
    );
  return {
    duplicate: () =>
      copy.mutate(
        { id: order.id },
        {
          onSuccess: (made) => {
            void navigate({ to: "/orders/$id", params: { id: made.id } });
            toast(`Draft ${made.number} is a copy of ${order.number}.`);
          },
          onError: toastFault,
        },
      ),
    archive: () => setArchived(order.version, order.archived_at === null),
    /** Asks once; `forget` ends the saving first and says which version is deleted. */
    remove: (forget: () => Promise<number>) =>
      modals.openConfirmModal({
        title: `Delete draft ${order.number}?`,
        children: "It has granted nothing yet. Deleting it cannot be undone.",
        labels: { confirm: "Delete draft", cancel: "Keep it" },
        confirmProps: { color: "red", variant: "filled" },
        onConfirm: async () => {
          remove.mutate(
            { id: order.id, version: await forget() },
            {
              onSuccess: () => {
                void navigate({ to: "/orders" });
                toast(`Draft ${order.number} deleted.`);
              },
              onError: toastFault,
            },
          );
        },
      }),
  };
}
