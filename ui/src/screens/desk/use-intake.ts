import { type DragEvent, useEffect, useRef, useState } from "react";
import { toastFault } from "../../components/toast";
import { faultLike } from "../../contract/faults";
import { isTyping } from "../../keyboard/match";

// A request or proof of many parts is a few KiB; whatever is much larger is something else.
const largest = 64 * 1024;
const whole = /^\s*(SGNR1\.|eyJ)/;

/** The ways onto the desk beside typing: a file that is chosen or dropped, and pasting, wherever the focus is. */
export function useIntake(put: (text: string) => void) {
  const [over, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (!file) return;
    if (file.size > largest)
      return toastFault(faultLike("invalid_field", `${file.name} is too large for a request or a proof.`));
    try {
      put((await file.text()).trim());
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  const paste = useRef<(event: ClipboardEvent) => void>(() => {});
  paste.current = (event) => {
    if (document.querySelector("[aria-modal=true]")) return;
    const text = event.clipboardData?.getData("text") ?? "";
    // Pieces are put together in the field; a whole one takes the place of what lay there.
    const elsewhere = !isTyping(event.target);
    const onDesk = event.target instanceof HTMLTextAreaElement;
    if (text.trim() === "" || !(elsewhere || (onDesk && whole.test(text)))) return;
    event.preventDefault();
    put(text.trim());
  };
  useEffect(() => {
    const listen = (event: ClipboardEvent) => paste.current(event);
    window.addEventListener("paste", listen);
    return () => window.removeEventListener("paste", listen);
  }, []);
  const isFile = (event: DragEvent) => event.dataTransfer.types.includes("Files");
  return {
    take,
    over,
    drop: {
      onDragOver: (event: DragEvent) => {
        if (!isFile(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        setOver(false);
        if (!isFile(event)) return;
        event.preventDefault();
        void take(event.dataTransfer.files[0]);
      },
    },
  };
}
