import { type DragEvent, useEffect, useRef, useState } from "react";
import { toastFault } from "../../components/toast";
import { base64Of, fits, isPicture } from "../../contract/bytes";
import { faultLike } from "../../contract/faults";
import { call } from "../../contract/generated";
import { isTyping } from "../../keyboard/match";

// A request or proof of many parts is a few KiB; whatever is much larger is something else.
const largest = 64 * 1024;
const whole = /^\s*(SGNR1\.|eyJ)/;

/** The request or proof in the picture of a QR code; of several codes the one that is of ours. */
async function requestIn(picture: File): Promise<string> {
  const { texts } = await call("qr.read", { base64: await base64Of(picture) });
  return texts.find((text) => whole.test(text)) ?? texts[0] ?? "";
}

/** The ways onto the desk beside typing: a file or the picture of a QR code that is chosen, dropped or pasted, and a
 * text, wherever the focus is. */
export function useIntake(put: (text: string) => void) {
  const [over, setOver] = useState(false);
  const take = async (file: File | null | undefined) => {
    if (!file) return;
    try {
      if (fits(file) && (await isPicture(file))) return put(await requestIn(file));
    } catch (thrown) {
      return toastFault(thrown);
    }
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
    const [picture] = event.clipboardData?.files ?? [];
    if (picture && text.trim() === "") {
      event.preventDefault();
      void take(picture);
      return;
    }
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
