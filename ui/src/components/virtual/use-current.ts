import { useEffect, useRef, useState } from "react";
import type { Id } from "../../contract/generated";
import type { Rows } from "../../contract/pages";
import type { Place } from "./place";

/**
 * The row the keyboard is on, as its position; -1: none yet. It follows its record when rows before it come or go,
 * and when the record itself goes, the next one inherits its place.
 */
export function useCurrent<T extends { id: Id }>(rows: Rows<T>, first: number, end: number, start?: Place) {
  const [index, setIndex] = useState(start?.index ?? -1);
  const id = useRef<Id | null>(start?.id ?? null);
  const there = index < 0 ? undefined : rows.at(index);
  let current = index;
  if (there && id.current !== null && there.id !== id.current) {
    for (let near = first; near < end; near++) if (rows.at(near)?.id === id.current) current = near;
  }
  if (rows.total > 0 && current >= rows.total) current = rows.total - 1;

  const now = current < 0 ? undefined : rows.at(current);
  useEffect(() => {
    if (now) id.current = now.id;
    if (current !== index) setIndex(current);
  }, [now, current, index]);
  return {
    current,
    setCurrent: (next: number) => {
      id.current = next < 0 ? null : (rows.at(next)?.id ?? null);
      setIndex(next);
    },
  };
}
