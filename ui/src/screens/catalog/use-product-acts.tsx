import { modals } from "@mantine/modals";
import { useNavigate } from "@tanstack/react-router";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { ProductView } from "../../contract/generated";

/** What can be done with a product as a whole. */
export function useProductActs() {
  const navigate = useNavigate();
  const archive = useAct("product.archive");
  const remove = useAct("product.delete");
  const setArchived = ({ id, version, content: { name } }: ProductView, archived: boolean): void => {
    archive.mutateAsync({ id, version, archived }).then((changed) => {
      const done = archived ? `${name} is no longer on offer.` : `${name} is back in the catalog.`;
      toast(done, () => setArchived(changed, !archived));
    }, toastFault);
  };
  /** `forget`: what was typed goes with it. */
  const askDelete = ({ id, version, content: { name } }: ProductView, forget: () => void) =>
    modals.openConfirmModal({
      title: `Delete ${name}?`,
      children: "No submitted order uses it yet. Its profiles go with it, and deleting cannot be undone.",
      labels: { confirm: "Delete product", cancel: "Keep it" },
      confirmProps: { color: "red", variant: "filled" },
      onConfirm: () =>
        void remove.mutateAsync({ id, version }).then(() => {
          forget();
          void navigate({ to: "/catalog" });
        }, toastFault),
    });
  return { setArchived, askDelete };
}
