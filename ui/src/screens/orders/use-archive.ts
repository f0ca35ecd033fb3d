import { useCallback } from "react";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { OrderRow } from "../../contract/generated";

/** Archives an order of a list, or takes it back, with Undo. Drafts are deleted instead. */
export function useArchive(): (row: OrderRow) => void {
  const { mutateAsync } = useAct("order.archive");
  return useCallback(
    (row) => {
      const set = (version: number, archived: boolean): void =>
        void mutateAsync({ id: row.id, version, archived }).then(
          (next) =>
            toast(`Order ${row.number} ${archived ? "archived" : "is back in the list"}.`, () =>
              set(next.version, !archived),
            ),
          toastFault,
        );
      set(row.version, !row.archived);
    },
    [mutateAsync],
  );
}
