import type { Cell, MemoryItem } from "../../../contract/generated";
import { several } from "../../../time/locale";

/** Some bytes of an item, `to` not included: of one cell, of several at once, or of none. */
export type Segment = { from: number; to: number; cells: number[]; beyond: boolean };

const end = ({ offset, size }: Cell) => offset + size;
const nameOf = ({ name, number }: Cell) => name || `Cell ${number}`;

/** Bytes an item takes: its own size, or as many as its cells need. */
export function bytesOf({ size, cells }: Pick<MemoryItem, "size" | "cells">): number {
  return Math.max(size, ...cells.map(end), 0);
}

/** The item from its first byte to its last, cut wherever a cell begins or ends. */
export function segmentsOf(item: Pick<MemoryItem, "size" | "cells">): Segment[] {
  const total = bytesOf(item);
  const cuts = [0, item.size, total, ...item.cells.flatMap((cell) => [cell.offset, end(cell)])];
  const sorted = [...new Set(cuts)].filter((cut) => cut <= total).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((from, index) => {
    const cells = item.cells.flatMap((cell, at) => (cell.offset <= from && from < end(cell) ? [at] : []));
    return { from, to: sorted[index + 1] ?? total, cells, beyond: item.size > 0 && from >= item.size };
  });
}

/** Bytes with a cell on them. */
export function usedOf(item: Pick<MemoryItem, "size" | "cells">): number {
  return segmentsOf(item).reduce((sum, { from, to, cells }) => sum + (cells.length > 0 ? to - from : 0), 0);
}

/** What is wrong with a cell's place, in Rust's words, as it is typed. */
export function misplaced(item: Pick<MemoryItem, "size" | "cells">, index: number): string[] {
  const cell = item.cells[index];
  if (!cell) return [];
  const over =
    item.size > 0 && end(cell) > item.size
      ? [`${nameOf(cell)} ends at byte ${end(cell)}, the item at ${item.size}.`]
      : [];
  const overlaps = item.cells
    .slice(0, index)
    .filter((other) => cell.offset < end(other) && other.offset < end(cell))
    .map((other) => `${nameOf(cell)} overlaps ${nameOf(other)}: move one of them.`);
  return [...over, ...overlaps];
}

/** A new cell behind all others. */
export function newCell({ cells }: Pick<MemoryItem, "cells">): Cell {
  const number = Math.max(0, ...cells.map((cell) => cell.number)) + 1;
  const offset = Math.max(0, ...cells.map(end));
  return { number, name: "", description: "", offset, size: 4, kind: "bytes", value: "", editable: false };
}

/** A new item, numbered after the last one. */
export function newItem(items: MemoryItem[]): MemoryItem {
  return {
    alias: Math.max(0, ...items.map(({ alias }) => alias)) + 1,
    name: "",
    description: "",
    access: "read_write",
    read_password: 0,
    write_password: 0,
    max_errors: 0,
    size: 0,
    cells: [],
  };
}

const range = ({ from, to }: Segment) => (to - from === 1 ? `byte ${from}` : `bytes ${from}–${to - 1}`);

/** What one segment is, in words. */
export function sayOf(item: Pick<MemoryItem, "cells">, segment: Segment): string {
  const names = segment.cells.flatMap((at) => item.cells[at] ?? []).map(nameOf);
  const what = names.length === 0 ? "free" : names.length === 1 ? names[0] : `${names.join(" and ")} overlap`;
  return `${range(segment)}: ${what}${segment.beyond ? ", beyond the item’s end" : ""}`;
}

/** The whole picture in words, for who does not see it. */
export function pictureOf(item: Pick<MemoryItem, "size" | "cells">): string {
  const parts = segmentsOf(item).map((segment) => sayOf(item, segment));
  return [`${several(bytesOf(item), "byte")}`, ...parts].join("; ");
}
