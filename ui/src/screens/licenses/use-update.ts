import { toastFault } from "../../components/toast";
import type { Request } from "../../contract/generated";
import { useUpdateLicenses } from "../order/acts";

/** Begins an update of licenses and goes to its draft; where that cannot be, a toast says why. */
export function useUpdateOrder(): (of: Request<"order.update">) => void {
  const update = useUpdateLicenses();
  return (of) => void update(of).catch(toastFault);
}
