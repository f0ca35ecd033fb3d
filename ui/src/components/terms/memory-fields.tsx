import { TextInput } from "@mantine/core";
import type { Cell, CellKind, CellValue, MemoryItem } from "../../contract/generated";
import { several } from "../../time/locale";
import styles from "./fields.module.css";

type Props = {
  items: MemoryItem[];
  values: CellValue[];
  onChange: (values: CellValue[]) => void;
  /** The problem of a cell that has its place in `values`. */
  wrong?: (index: number) => string | undefined;
  disabled?: boolean;
};

const hints: Record<CellKind, string> = { bytes: "hexadecimal", text: "text", number: "number" };

/** The cells sales may write. */
export function editableCells(items: MemoryItem[]): { item: MemoryItem; cell: Cell }[] {
  return items.flatMap((item) => item.cells.filter(({ editable }) => editable).map((cell) => ({ item, cell })));
}

/** Contents of memory cells: bytes in hexadecimal, texts, numbers; empty is the catalog's content. */
export function MemoryFields({ items, values, onChange, wrong = () => undefined, disabled = false }: Props) {
  return (
    <div className={styles.grid}>
      {editableCells(items).map(({ item, cell }) => {
        const at = values.findIndex((own) => own.item === item.alias && own.cell === cell.number);
        const set = (value: string) => {
          const others = values.filter((_, index) => index !== at);
          const next = { item: item.alias, cell: cell.number, value };
          // In its old place, so that the problems of the others stay where they are.
          if (value === "") onChange(others);
          else onChange(at < 0 ? [...values, next] : values.map((own, index) => (index === at ? next : own)));
        };
        return (
          <TextInput
            key={`${item.alias}.${cell.number}`}
            size="xs"
            classNames={{ input: cell.kind === "text" ? undefined : "mono" }}
            label={`${item.name} · ${cell.name}`}
            description={`${several(cell.size, "byte")}, ${hints[cell.kind]}`}
            placeholder={cell.value || "zeros"}
            disabled={disabled}
            value={values[at]?.value ?? ""}
            error={at < 0 ? undefined : wrong(at)}
            onChange={({ currentTarget }) => set(currentTarget.value)}
          />
        );
      })}
    </div>
  );
}
