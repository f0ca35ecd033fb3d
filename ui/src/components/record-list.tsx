import { DataTable, type DataTableColumn } from "mantine-datatable";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { Id } from "../contract/generated";
import { type KeyUses, useKeys } from "../keyboard/keys";
import styles from "./record-list.module.css";
import { alsoForget } from "./virtual/place";

// Where each list was left: its row and how far it was scrolled. Survives going to a record and back.
const places = new Map<string, { current: Id | null; top: number }>();

alsoForget(() => places.clear());

/** A small list of records: 36 px rows, arrows move, Enter opens, more rows come as it is scrolled. See `VirtualList`. */
export function RecordList<T extends { id: Id }>(props: {
  /** Names the list for keeping its place. */
  name: string;
  label: string;
  rows: T[];
  columns: DataTableColumn<T>[];
  loading: boolean;
  more?: () => void;
  onOpen: (row: T) => void;
  /** Keys that work on the current row. */
  rowKeys?: Record<string, { label: string; run: (row: T) => void }>;
  empty: ReactNode;
}) {
  const { name, rows, onOpen } = props;
  const [current, setCurrent] = useState<Id | null>(places.get(name)?.current ?? null);
  const viewport = useRef<HTMLDivElement>(null);
  const row = rows.find(({ id }) => id === current);

  useEffect(() => {
    const top = places.get(name)?.top ?? 0;
    if (top > 0) viewport.current?.scrollTo({ top });
  }, [name]);
  useEffect(() => {
    places.set(name, { current, top: places.get(name)?.top ?? 0 });
  }, [name, current]);

  const moveTo = (index: number) => {
    const next = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!next) return;
    setCurrent(next.id);
    const element = viewport.current?.querySelector<HTMLElement>(`[data-id="${next.id}"]`);
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: "nearest" });
    if (index >= rows.length - 5) props.more?.();
  };
  const at = rows.findIndex(({ id }) => id === current);
  // An archived or deleted row leaves its place to the next one, and the keyboard goes on from there.
  const lastAt = useRef(-1);
  const heir = at < 0 && lastAt.current >= 0 ? rows[Math.min(lastAt.current, rows.length - 1)]?.id : undefined;
  useEffect(() => {
    if (at >= 0) lastAt.current = at;
    if (!heir) return;
    setCurrent(heir);
    const element = viewport.current?.querySelector<HTMLElement>(`[data-id="${heir}"]`);
    if (document.activeElement === document.body) element?.focus({ preventScroll: true });
  }, [at, heir]);
  const keys: KeyUses = {
    arrowdown: { run: () => moveTo(at + 1), label: "Next row", group: "List" },
    arrowup: { run: () => moveTo(at < 0 ? 0 : at - 1), label: "Row before", group: "List" },
    home: { run: () => moveTo(0) },
    end: { run: () => moveTo(rows.length - 1) },
    enter: { run: () => row && onOpen(row), label: "Open", group: "List" },
  };
  for (const [key, use] of Object.entries(props.rowKeys ?? {})) {
    keys[key] = { label: use.label, group: "List", run: () => row && use.run(row) };
  }
  useKeys(keys);

  return (
    <DataTable
      className={styles.list}
      classNames={{ table: styles.table, header: styles.head }}
      height="100%"
      aria-label={props.label}
      records={rows}
      columns={props.columns}
      idAccessor="id"
      fetching={props.loading}
      loaderSize="sm"
      // DataTable keeps this in the page, only transparent: without rows to hide it, nobody should hear it.
      emptyState={rows.length > 0 || props.loading ? <span /> : <div className={styles.empty}>{props.empty}</div>}
      scrollViewportRef={viewport}
      onScroll={({ y }) => places.set(name, { current, top: y })}
      onScrollToBottom={props.more}
      rowClassName={(record) => (record.id === current ? styles.current : styles.row)}
      customRowAttributes={(record) => ({
        "data-id": record.id,
        tabIndex: record.id === (current ?? rows[0]?.id) ? 0 : -1,
        "aria-current": record.id === current || undefined,
        onFocus: () => setCurrent(record.id),
      })}
      onRowClick={({ record, event }) => {
        // Selecting text in a row is not opening it.
        if (!window.getSelection()?.toString() && event.button === 0) onOpen(record);
      }}
    />
  );
}
