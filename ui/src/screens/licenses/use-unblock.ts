import { useQueryClient } from "@tanstack/react-query";
import { toast, toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { LicenseView } from "../../contract/generated";

/** Lets a blocked license count again. */
export function useUnblock({ row: { id }, version }: LicenseView) {
  const client = useQueryClient();
  const { mutateAsync, isPending } = useAct("license.unblock");
  return {
    busy: isPending,
    run: () =>
      void mutateAsync({ id, version }).then((next) => {
        client.setQueryData(ask("license.get", { id }).queryKey, next);
        toast("License unblocked. Programs without internet hear of it from the next revocation list.");
      }, toastFault),
  };
}
