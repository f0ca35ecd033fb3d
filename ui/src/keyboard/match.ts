/** The modifiers and key of a shortcut, in the order people say them: "ctrl+shift+l", "g o", "?", "enter". */
export type Shortcut = string;

// Shift is part of what "?" is on a keyboard, so it counts only beside letters and named keys.
const named = /^[a-z]$|^.{2,}$/;

/** The name of a pressed key in a shortcut's spelling; null while only modifiers are down. */
export function nameOf(event: KeyboardEvent): Shortcut | null {
  if (["Control", "Shift", "Alt", "Meta"].includes(event.key)) return null;
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const shift = event.shiftKey && named.test(key) ? "shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "ctrl+" : ""}${event.altKey ? "alt+" : ""}${shift}${key}`;
}

/** Where a plain letter is text and not a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button"].includes(target.type);
  return target.matches("textarea, select, [role=combobox], [role=textbox]");
}

/** Controls that have a use of their own for Enter, Space and the arrows. */
export function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest("button, a[href], summary, input, [role=menuitem], [role=tab]") !== null
  );
}
