/** The height of a row, and of the head above them. */
export const rowHeight = 36;
export const headHeight = 32;

// WebKit cuts elements off at about 33 million px and gets imprecise long before; a million rows are 36 million.
const tallest = 8_000_000;
// Rows that are drawn above and below what is seen, so that a quick turn of the wheel finds them there.
const spare = 8;

/** A list of any length seen through a window of some height. All in px; `top` is how far the rows are scrolled. */
export type Space = {
  total: number;
  /** Height of the window onto the rows. */
  view: number;
  /** Height all rows would have. */
  whole: number;
  /** Height the browser is given to scroll in: the same, or less where the rows are too many. */
  drawn: number;
};

export function spaceOf(total: number, view: number): Space {
  const whole = total * rowHeight;
  return { total, view, whole, drawn: Math.min(whole, Math.max(tallest, view)) };
}

const clamp = (value: number, most: number) => Math.max(0, Math.min(value, Math.max(0, most)));

/** The farthest the rows can be scrolled. */
export function lowest({ whole, view }: Space): number {
  return Math.max(0, whole - view);
}

/** What a move of the browser's scroll bar means for the rows. */
export function topOf(space: Space, scroll: number): number {
  const { whole, drawn, view } = space;
  const top = whole === drawn ? scroll : scroll * (lowest(space) / Math.max(1, drawn - view));
  return clamp(top, lowest(space));
}

/** Where the browser's scroll bar stands when the rows are scrolled to `top`. */
export function scrollOf(space: Space, top: number): number {
  const { whole, drawn, view } = space;
  return whole === drawn ? top : top * ((drawn - view) / Math.max(1, lowest(space)));
}

/** The rows to draw, from `first` to before `end`. */
export function drawnAt({ total, view }: Space, top: number): { first: number; end: number } {
  const first = Math.max(0, Math.floor(top / rowHeight) - spare);
  return { first, end: Math.min(total, Math.ceil((top + view) / rowHeight) + spare) };
}

/** How far to scroll, and no farther, so that a row is seen. */
export function topToSee(space: Space, top: number, index: number): number {
  const start = index * rowHeight;
  const least = start + rowHeight - space.view;
  return clamp(start < top ? start : least > top ? least : top, lowest(space));
}

/** Whole rows in the window: what Page Down goes by, less one for orientation. */
export function pageOf({ view }: Space): number {
  return Math.max(1, Math.floor(view / rowHeight) - 1);
}

/** Whether a row is in the window, at least in part. */
export function isSeen({ view }: Space, top: number, index: number): boolean {
  return index >= 0 && (index + 1) * rowHeight > top && index * rowHeight < top + view;
}
