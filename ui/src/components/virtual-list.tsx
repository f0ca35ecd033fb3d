// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave out a million of its rows
import { type CSSProperties, type MouseEvent, type ReactNode, useCallback, useEffect, useId, useRef } from "react";
import type { Id } from "../contract/generated";
import type { Rows } from "../contract/pages";
import { type Column, type Sorting, useColumns } from "./virtual/column";
import { Head } from "./virtual/head";
import { keepPlace, placeOf } from "./virtual/place";
import { RowLine } from "./virtual/row";
import type { Selection } from "./virtual/selection";
import { headHeight, isSeen, pageOf, rowHeight } from "./virtual/space";
import { useCurrent } from "./virtual/use-current";
import { type RowKeys, useListKeys } from "./virtual/use-list-keys";
import { useScroll } from "./virtual/use-scroll";
import styles from "./virtual-list.module.css";

// How to use it, for a list of ten rows or a million:
//   const rows = useRows("order.list", { text, tab, sort, descending });   // contract/pages: asks for what is on screen
//   const selection = useSelection<OrderRow>("orders");                    // optional: boxes, Space, Shift
//   <VirtualList name="orders" label="Orders" rows={rows} columns={columns} selection={selection}
//     sorting={{ by: sort, descending, change: (sort, descending) => seek({ sort, descending }) }}
//     rowKeys={{ e: { label: "Archive", run: (row) => … } }} onOpen={({ id }) => …} empty="No order matches." />
// `columns` is a constant or memoized: a new array draws every row anew. The filter and the sorting belong in the
// address; place, current row and selection are kept here under `name`. Rows on their way are shown as placeholders.
// Keys: arrows, Page, Home, End, Enter, Space and Shift with the arrows. `Filter` jumps into it with ↓.

/** A list of records, of which only the rows on screen exist: 36 px each, at home in a vault of a million. */
export function VirtualList<T extends { id: Id }>(props: {
  /** Names the list for keeping its place. */
  name: string;
  label: string;
  rows: Rows<T>;
  columns: Column<T>[];
  sorting?: Sorting;
  selection?: Selection<T>;
  /** Rows that are only context: drafts nobody finished, archived records. */
  dim?: (row: T) => boolean;
  /** Rows without it only tell. */
  onOpen?: (row: T) => void;
  /** Keys that work on the current row. */
  rowKeys?: RowKeys<T>;
  empty: ReactNode;
}) {
  const { name, rows, selection, onOpen } = props;
  const frame = useRef<HTMLDivElement>(null);
  const id = useId();
  const start = useRef(placeOf(name, rows.key)).current;
  const scroll = useScroll(frame, rows.total, start?.top ?? 0);
  const { first, end, top, see, scrollTo } = scroll;
  const { current, setCurrent } = useCurrent(rows, first, end, start);
  const { shown, template, room } = useColumns(props.columns, selection !== undefined);
  const row = current < 0 ? undefined : rows.at(current);

  const { show, total } = rows;
  useEffect(() => show(first, total > 0 ? end : first + 40), [show, first, end, total]);
  useEffect(() => keepPlace(name, { key: rows.key, top, index: current, id: row?.id ?? null }));
  // Another filter is another list: it begins at its top.
  const key = useRef(rows.key);
  useEffect(() => {
    if (key.current === rows.key) return;
    key.current = rows.key;
    setCurrent(-1);
    scrollTo(0);
  }, [rows.key, scrollTo, setCurrent]);

  const drawn = Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
  const loaded = drawn.map(rows.at).filter((one) => one !== undefined);
  const freshen = selection?.freshen;
  // After every draw; it changes nothing when nothing is newer.
  useEffect(() => freshen?.(loaded));

  const focus = () => frame.current?.focus({ preventScroll: true });
  const moveTo = (index: number) => {
    if (total === 0) return;
    const next = Math.max(0, Math.min(index, total - 1));
    focus();
    setCurrent(next);
    see(next);
  };
  // Whoever scrolled away goes on from what they see.
  const step = isSeen(scroll.space, top, current) ? undefined : Math.ceil(top / rowHeight);
  useListKeys({
    rows,
    row,
    current,
    step,
    moveTo,
    page: pageOf(scroll.space),
    selection,
    onOpen,
    rowKeys: props.rowKeys,
  });

  const latest = useRef((_index: number, _event: MouseEvent, _box: boolean) => {});
  latest.current = (index, event, box) => {
    const pressed = rows.at(index);
    // Selecting text in a row is not opening it.
    if (!pressed || (!box && window.getSelection()?.toString())) return;
    const between = Array.from({ length: Math.abs(index - current) + 1 }, (_, i) =>
      rows.at(Math.min(index, current) + i),
    );
    focus();
    setCurrent(index);
    if (selection && event.shiftKey && current >= 0) selection.add(between.filter((one) => one !== undefined));
    else if (selection && (box || event.ctrlKey || event.metaKey)) selection.toggle(pressed);
    else if (event.button === 0) onOpen?.(pressed);
  };
  const press = useCallback((...pressed: Parameters<typeof latest.current>) => latest.current(...pressed), []);

  const some = selection !== undefined && selection.rows.length > 0;
  return (
    <div
      ref={frame}
      role="grid"
      tabIndex={0}
      data-list=""
      data-still={onOpen ? undefined : true}
      className={styles.list}
      style={{ "--columns": template, "--room": `${room}px` } as CSSProperties}
      aria-label={props.label}
      aria-rowcount={rows.loading || rows.atLeast ? -1 : total + 1}
      aria-multiselectable={selection ? true : undefined}
      aria-activedescendant={current >= first && current < end ? `${id}${current}` : undefined}
      aria-busy={rows.loading || undefined}
      onScroll={scroll.onScroll}
      onFocus={({ target }) =>
        target === frame.current && current < 0 && total > 0 && setCurrent(Math.ceil(top / rowHeight))
      }
    >
      <Head
        columns={shown}
        sorting={props.sorting}
        box={selection && { some, press: () => (some ? selection.clear() : selection.add(loaded)) }}
        onSorted={focus}
      />
      <div
        role="rowgroup"
        className={styles.space}
        style={{ height: rows.loading ? headHeight * 10 : scroll.space.drawn }}
      >
        <div className={styles.rows} role="presentation" style={{ transform: `translateY(${scroll.shift}px)` }}>
          {drawn.map((index) => {
            const one = rows.at(index);
            return (
              <RowLine
                key={index}
                id={`${id}${index}`}
                index={index}
                row={one}
                columns={shown}
                current={index === current}
                selected={one !== undefined && selection?.has(one.id) === true}
                selectable={selection !== undefined}
                dim={one !== undefined && props.dim?.(one) === true}
                press={press}
              />
            );
          })}
        </div>
      </div>
      {total === 0 && !rows.loading && !rows.fault && <div className={styles.empty}>{props.empty}</div>}
    </div>
  );
}
