import { type DragEvent, useEffect, useRef, useState } from "react";
import { toastFault } from "../../components/toast";
import { isTyping } from "../../keyboard/match";
import { textIn, whole } from "./read-file";

type Ways = {
  /** A single text. */
  put: (text: string) => void;
  /** Several files. */
  putAll: (files: File[]) => void;
};

/** The ways onto the desk beside typing: files and pictures of QR codes that are chosen, dropped or pasted, and a text,
 * wherever the focus is. */
export function useIntake({ put, putAll }: Ways) {
  const [over, setOver] = useState(false);
  const take = async (files: File[]) => {
    const [file, second] = files;
    if (second) return putAll(files);
    if (!file) return;
    try {
      put(await textIn(file));
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  const paste = useRef<(event: ClipboardEvent) => void>(() => {});
  paste.current = (event) => {
    if (document.querySelector("[aria-modal=true]")) return;
    const text = event.clipboardData?.getData("text") ?? "";
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length > 0 && text.trim() === "") {
      event.preventDefault();
      void take(files);
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
        void take([...event.dataTransfer.files]);
      },
    },
  };
}
