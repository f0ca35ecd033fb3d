// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave out a million of its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and tells which row is meant
// biome-ignore-all lint/a11y/useKeyWithClickEvents: Enter and Space are the grid's
import { Checkbox } from "@mantine/core";
import { type MouseEvent, memo } from "react";
import type { Id } from "../../contract/generated";
import styles from "../virtual-list.module.css";
import type { Column } from "./column";

type Props<T> = {
  id: string;
  index: number;
  /** Undefined while it is on its way. */
  row: T | undefined;
  columns: Column<T>[];
  current: boolean;
  selected: boolean;
  selectable: boolean;
  dim: boolean;
  /** A click anywhere in it, or on its box. */
  press: (index: number, event: MouseEvent, box: boolean) => void;
};

function Line<T extends { id: Id }>(props: Props<T>) {
  const { id, index, row, columns, current, selected, selectable, press } = props;
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selectable ? selected : undefined}
      aria-current={current || undefined}
      data-id={row?.id}
      data-selected={selected || undefined}
      data-dim={props.dim || undefined}
      className={styles.row}
      // Shift marks rows and not text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      onClick={(event) => press(index, event, false)}
    >
      {selectable && (
        <div
          role="gridcell"
          className={styles.cell}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            event.stopPropagation();
            press(index, event, true);
          }}
        >
          <Checkbox tabIndex={-1} aria-label="Select" checked={selected} readOnly disabled={!row} />
        </div>
      )}
      {columns.map(({ key, align, render }) => (
        <div key={key} role="gridcell" className={styles.cell} data-align={align}>
          {row ? render(row) : <span className={styles.coming} />}
        </div>
      ))}
    </div>
  );
}

/** One row. It is drawn again only when something of it changed. */
export const RowLine = memo(Line) as typeof Line;
