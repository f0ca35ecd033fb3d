import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { ProfileView } from "../../contract/generated";

/** Takes a profile off offer, or back, with a way to undo it. */
export function useArchiveProfile() {
  const archive = useAct("profile.archive");
  const setArchived = ({ id, version, content }: ProfileView, archived: boolean): void => {
    archive.mutateAsync({ id, version, archived }).then((changed) => {
      const done = archived ? "is no longer offered in orders." : "is offered again.";
      toast(`${content.name} ${done}`, () => setArchived(changed, !archived));
    }, toastFault);
  };
  return setArchived;
}
