import { useEffect, useRef, useState } from "react";
import { isTyping } from "../keyboard/match";

/** What came in: a text that was pasted, or a file that was dropped or pasted. */
export type Taken = { text: string } | { file: File };

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Files dropped anywhere on the window, and texts and pictures pasted wherever nobody is typing. */
export function useFiles(take: (taken: Taken, how: "dropped" | "pasted") => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  latest.current = take;
  useEffect(() => {
    const inDialog = () => document.querySelector("[aria-modal=true]") !== null;
    const on: { [K in "dragover" | "dragleave" | "drop"]: (event: DragEvent) => void } = {
      dragover: (event) => {
        if (!holdsFiles(event) || inDialog()) return;
        event.preventDefault();
        setOver(true);
      },
      // Leaving the window, and not going from one thing in it to another.
      dragleave: ({ relatedTarget }) => relatedTarget === null && setOver(false),
      drop: (event) => {
        setOver(false);
        const [file] = event.dataTransfer?.files ?? [];
        if (!file || inDialog()) return;
        event.preventDefault();
        latest.current({ file }, "dropped");
      },
    };
    const paste = (event: ClipboardEvent) => {
      if (inDialog() || isTyping(event.target)) return;
      const [file] = event.clipboardData?.files ?? [];
      const text = event.clipboardData?.getData("text") ?? "";
      if (!file && text.trim() === "") return;
      event.preventDefault();
      // Some programs put a picture of the text beside it.
      latest.current(text.trim() === "" && file ? { file } : { text }, "pasted");
    };
    window.addEventListener("dragover", on.dragover);
    window.addEventListener("dragleave", on.dragleave);
    window.addEventListener("drop", on.drop);
    window.addEventListener("paste", paste);
    return () => {
      window.removeEventListener("dragover", on.dragover);
      window.removeEventListener("dragleave", on.dragleave);
      window.removeEventListener("drop", on.drop);
      window.removeEventListener("paste", paste);
    };
  }, []);
  return over;
}
