const marked = "main [aria-invalid=true], main [data-problem]";

/** Moves the focus to the next marked field after where it is. Answers whether there was one. */
export function goToNextMarked(wrap: boolean): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(marked)];
  const here = document.activeElement;
  const after = all.find(
    (field) => here && field !== here && here.compareDocumentPosition(field) & Node.DOCUMENT_POSITION_FOLLOWING,
  );
  const next = after ?? (wrap ? all[0] : undefined);
  next?.scrollIntoView({ block: "center" });
  next?.focus({ preventScroll: true });
  return next !== undefined;
}

/** The same once what was just decided is on screen: a tab has changed, fields are marked. */
export function soonGoToMarked(): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const first = document.querySelector<HTMLElement>(marked);
      first?.scrollIntoView({ block: "center" });
      first?.focus({ preventScroll: true });
    }),
  );
}
