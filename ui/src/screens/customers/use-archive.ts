import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { Id } from "../../contract/generated";

type Which = { id: Id; version: number; name: string };

/** Archives a customer or takes it back; the toast undoes either. */
export function useArchiveCustomer(): (which: Which, archived: boolean) => void {
  const { mutateAsync } = useAct("customer.archive");
  const set = ({ id, version, name }: Which, archived: boolean): void =>
    void mutateAsync({ id, version, archived }).then(
      (next) =>
        toast(`${name} ${archived ? "archived" : "is back in the list"}.`, () =>
          set({ id, version: next.version, name }, !archived),
        ),
      toastFault,
    );
  return set;
}
