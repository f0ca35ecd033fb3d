import type { Shortcut } from "./match";

const words: Record<string, string> = {
  ctrl: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  arrowup: "↑",
  arrowdown: "↓",
  enter: "Enter",
  escape: "Esc",
  space: "Space",
  tab: "Tab",
};

/** The caps to draw for a shortcut: "ctrl+k" → Ctrl, K; "g o" → G, O. */
export function capsOf(shortcut: Shortcut): string[] {
  return shortcut.split(/[ +]/).map((part) => words[part] ?? part.toUpperCase());
}
