import { useViewportSize } from "@mantine/hooks";
import { type ReactNode, useMemo } from "react";

/** One column of a `VirtualList`. */
export type Column<T> = {
  key: string;
  title: string;
  /** In px. Without it, it shares what is left with the others by `share`. */
  width?: number;
  share?: number;
  align?: "right";
  /** What the list is sorted by when its head is pressed; `falling`: the largest first. */
  sort?: string;
  falling?: boolean;
  /** Only in windows at least this wide. */
  from?: number;
  render: (row: T) => ReactNode;
};

/** How a list is sorted, and what to do when another head is pressed. */
export type Sorting = { by: string; descending: boolean; change: (by: string, descending: boolean) => void };

// Narrower than this no column of text says anything.
const least = 120;
const box = 38;

/** The columns that the window has room for, and their widths as the style sheet wants them. */
export function useColumns<T>(columns: Column<T>[], selectable: boolean) {
  const { width } = useViewportSize();
  return useMemo(() => {
    // Before it is measured (and in tests) the window is wide.
    const shown = columns.filter(({ from = 0 }) => width === 0 || width >= from);
    const tracks = shown.map((column) =>
      column.width ? `${column.width}px` : `minmax(${least}px, ${column.share ?? 1}fr)`,
    );
    const room = shown.reduce((sum, column) => sum + (column.width ?? least), 28 + (selectable ? box : 0));
    return { shown, template: [...(selectable ? [`${box}px`] : []), ...tracks].join(" "), room };
  }, [columns, width, selectable]);
}
