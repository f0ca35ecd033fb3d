import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { Form } from "../../../components/record-form/use-record-form";
import { useRows } from "../../../components/record-form/use-rows";
import type { Cell, MemoryItem, ProductContent } from "../../../contract/generated";
import styles from "../catalog.module.css";
import { RowProblems } from "../row-problems";
import { CellRow } from "./cell-row";
import { misplaced, newCell } from "./layout";
import own from "./memory.module.css";

/** The cells of one item. The first `kept` of them are read by programs that were sold. */
export function CellsTable(props: { form: Form<ProductContent>; item: MemoryItem; path: string; kept: number }) {
  const { form, item, path, kept } = props;
  const rows = useRows<Cell>(form, `${path}.cells`, kept);
  const whole = form.errors[`${path}.cells`];
  return (
    <>
      {rows.rows.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} style={{ minWidth: 900 }} aria-label={`Cells of ${item.name}`}>
            <thead>
              <tr>
                <th scope="col" style={{ width: 66 }}>
                  #
                </th>
                <th scope="col">Name</th>
                <th scope="col" style={{ width: 76 }}>
                  Offset
                </th>
                <th scope="col" style={{ width: 70 }}>
                  Size
                </th>
                <th scope="col" style={{ width: 100 }}>
                  Type
                </th>
                <th scope="col">Begins with</th>
                <th scope="col">What it holds</th>
                <th scope="col" style={{ width: 88 }}>
                  In orders
                </th>
                <th scope="col" style={{ width: 40 }} aria-label="Actions" />
              </tr>
            </thead>
            <tbody>
              {rows.rows.map((cell, index) => (
                <CellRow
                  // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
                  key={index}
                  form={form}
                  rows={rows}
                  index={index}
                  row={cell}
                  also={{ item: item.name || `item ${item.alias}`, place: misplaced(item, index) }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {whole && (
        <div className={own.whole}>
          <RowProblems alone messages={[String(whole)]} />
        </div>
      )}
      <div className={own.add}>
        <Button
          size="xs"
          variant="subtle"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => rows.add(newCell(item), "name")}
        >
          Add a cell
        </Button>
      </div>
    </>
  );
}
