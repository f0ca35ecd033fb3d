import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { drawnAt, headHeight, lowest, rowHeight, scrollOf, spaceOf, topOf, topToSee } from "./space";

// Where nothing is laid out (tests), a window of twenty rows.
const usual = 20 * rowHeight;

/** Ties the browser's scrolling to a list of any length: which rows are drawn, and where. */
export function useScroll(frame: RefObject<HTMLDivElement | null>, total: number, start: number) {
  const [view, setView] = useState(usual);
  const [top, setTop] = useState(start);
  const space = spaceOf(total, view);
  const now = useRef({ space, top });
  now.current = { space, top };
  // What we set ourselves comes back as an event, rounded by the browser: that is no move of the user.
  const set = useRef(-1);

  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const measure = () =>
      setView(element.clientHeight > 0 ? Math.max(rowHeight, element.clientHeight - headHeight) : usual);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [frame]);

  const scrollTo = useCallback(
    (wanted: number) => {
      const { space } = now.current;
      const next = Math.max(0, Math.min(wanted, lowest(space)));
      setTop(next);
      now.current.top = next;
      const element = frame.current;
      if (!element) return;
      element.scrollTop = scrollOf(space, next);
      set.current = element.scrollTop;
    },
    [frame],
  );

  // The rows have come, or became fewer: stay where the list was, as far as it reaches.
  const { drawn } = space;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new height is what this is about
  useLayoutEffect(() => {
    if (total > 0) scrollTo(now.current.top);
  }, [drawn, view, total > 0, scrollTo]);

  // Above the safe height a px of the scroll bar is several px of rows; the wheel still moves px by px.
  const scaled = space.whole > space.drawn;
  useEffect(() => {
    const element = frame.current;
    if (!element || !scaled) return;
    const turn = (event: WheelEvent) => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      const unit = event.deltaMode === 1 ? rowHeight : event.deltaMode === 2 ? now.current.space.view : 1;
      scrollTo(now.current.top + event.deltaY * unit);
      element.scrollLeft += event.deltaX * unit;
    };
    element.addEventListener("wheel", turn, { passive: false });
    return () => element.removeEventListener("wheel", turn);
  }, [frame, scaled, scrollTo]);

  const { first, end } = drawnAt(space, top);
  return {
    space,
    top,
    first,
    end,
    /** Where the first drawn row lies in the scrolled content. */
    shift: scaled ? scrollOf(space, top) + first * rowHeight - top : first * rowHeight,
    scrollTo,
    see: useCallback((index: number) => scrollTo(topToSee(now.current.space, now.current.top, index)), [scrollTo]),
    onScroll: () => {
      const scroll = frame.current?.scrollTop ?? 0;
      if (Math.abs(scroll - set.current) < 1.5) return;
      set.current = -1;
      setTop(topOf(now.current.space, scroll));
    },
  };
}
