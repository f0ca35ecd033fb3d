// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave out a million of its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid itself has the focus, and tells which row is meant
import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import styles from "../virtual-list.module.css";
import type { Column, Sorting } from "./column";

/** The heads of a list's columns: they stay while the rows scroll, and sort them. */
export function Head<T>(props: {
  columns: Column<T>[];
  sorting?: Sorting;
  /** Whether some rows are selected, and what its box does. */
  box?: { some: boolean; press: () => void };
  /** After a mouse click the keyboard belongs to the rows again. */
  onSorted: () => void;
}) {
  const { columns, sorting, box } = props;
  return (
    <div role="row" aria-rowindex={1} className={styles.head}>
      {box && (
        <div role="columnheader" className={styles.cell}>
          <Checkbox
            aria-label={box.some ? "Clear the selection" : "Select the rows in view"}
            checked={false}
            indeterminate={box.some}
            onChange={box.press}
          />
        </div>
      )}
      {columns.map((column) => {
        const sorted = column.sort !== undefined && sorting?.by === column.sort;
        const Arrow = sorted && sorting.descending ? IconArrowDown : IconArrowUp;
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={sorted ? (sorting.descending ? "descending" : "ascending") : undefined}
            className={styles.cell}
            data-align={column.align}
          >
            {sorting && column.sort !== undefined ? (
              <UnstyledButton
                className={styles.sort}
                onClick={(event) => {
                  sorting.change(column.sort ?? "", sorted ? !sorting.descending : column.falling === true);
                  if (event.detail > 0) props.onSorted();
                }}
              >
                {column.title}
                <Arrow size={14} stroke={1.8} aria-hidden="true" data-shown={sorted || undefined} />
              </UnstyledButton>
            ) : (
              column.title
            )}
          </div>
        );
      })}
    </div>
  );
}
