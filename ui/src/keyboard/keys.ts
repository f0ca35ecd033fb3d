import { useEffect, useRef } from "react";
import { isControl, isTyping, nameOf, type Shortcut } from "./match";

/** What a key does here. `label` puts it on the sheet of keys; a key without one works but is not listed. */
export type KeyUse = { run: (event: KeyboardEvent) => void; label?: string; group?: string; inDialogs?: boolean };
export type KeyUses = Record<Shortcut, KeyUse | undefined>;

type Layer = { current: KeyUses };
const layers: Layer[] = [];

// How long "g" waits for its second letter.
const patience = 1200;
let first = { name: "", at: 0 };

/** All keys that work now, the page's before the shell's; for the sheet of keys. */
export function keysNow(): [Shortcut, KeyUse][] {
  const seen = new Map<Shortcut, KeyUse>();
  for (const layer of [...layers].reverse()) {
    for (const [name, use] of Object.entries(layer.current)) if (use && !seen.has(name)) seen.set(name, use);
  }
  return [...seen];
}

function find(name: Shortcut): KeyUse | undefined {
  for (let i = layers.length - 1; i >= 0; i--) {
    const use = layers[i]?.current[name];
    if (use) return use;
  }
}

// A dialog or an open menu has the keyboard to itself. Asked before anybody else hears of the key: a dialog that closes
// by it is gone by the time the page hears of it, and the same Esc must not leave the page as well.
let elsewhere = false;
globalThis.window?.addEventListener(
  "keydown",
  ({ target }) => {
    const inMenu = target instanceof Element && target.closest("[role=menu], [role=listbox]") !== null;
    elsewhere = inMenu || document.querySelector("[aria-modal=true]") !== null;
  },
  true,
);

const bare = new Set(["enter", "space", "arrowup", "arrowdown", "home", "end"]);

/** Handles one pressed key: the innermost layer that has it wins. */
export function press(event: KeyboardEvent): void {
  const name = nameOf(event);
  if (!name || event.defaultPrevented || event.isComposing) return;
  const sequence = Date.now() - first.at < patience ? `${first.name} ${name}` : "";
  first = { name: "", at: 0 };
  const commanding = event.ctrlKey || event.metaKey || /^f\d+$/.test(name);
  if (isTyping(event.target) && !commanding) {
    // Esc leaves the field first; the next one leaves the page.
    if (name === "escape") (event.target as HTMLElement).blur();
    return;
  }
  // A focused row is a list's own; a focused button keeps its Enter.
  if (bare.has(name) && isControl(event.target)) return;
  const use = find(sequence) ?? find(name);
  if (use && (use.inDialogs || !elsewhere)) {
    event.preventDefault();
    use.run(event);
  } else if (layers.some((layer) => Object.keys(layer.current).some((key) => key.startsWith(`${name} `)))) {
    first = { name, at: Date.now() };
  }
}

/** Keys for as long as the component is on screen. The newest component has the first say. */
export function useKeys(uses: KeyUses): void {
  const layer = useRef<KeyUses>(uses);
  layer.current = uses;
  useEffect(() => {
    if (layers.length === 0) window.addEventListener("keydown", press);
    layers.push(layer);
    return () => {
      layers.splice(layers.indexOf(layer), 1);
      if (layers.length === 0) window.removeEventListener("keydown", press);
    };
  }, []);
}
