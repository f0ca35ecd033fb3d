import { Select, TextInput } from "@mantine/core";
import { Card } from "../../../components/card";
import { CountField } from "../../../components/count-field";
import { useSet } from "../../../components/record-form/use-record-form";
import type { RowsOf } from "../../../components/record-form/use-rows";
import type { MemoryAccess, MemoryItem } from "../../../contract/generated";
import { Locked } from "../locked";
import { largest } from "../numbers";
import { RowTools } from "../row-tools";
import type { Section } from "../section";
import { CellsTable } from "./cells-table";
import styles from "./memory.module.css";
import { Picture } from "./picture";
import { SecretField } from "./secret-field";

const access: { value: MemoryAccess; label: string }[] = [
  { value: "read_write", label: "Read and write" },
  { value: "read_only", label: "Read; write with the password" },
  { value: "protected", label: "Only with the passwords" },
];

const order = ["label", "input", "error", "description"] as ("label" | "input" | "error" | "description")[];

/** One memory item: what programs may do with it, its bytes in a picture, its cells. */
export function ItemCard(props: Section & { rows: RowsOf<MemoryItem>; index: number; item: MemoryItem }) {
  const { form, product, rows, index, item } = props;
  const set = useSet(form);
  const path = rows.path(index);
  const kept = rows.isKept(index);
  const name = item.name || `Item ${item.alias}`;
  const own = (part: keyof MemoryItem) => form.getInputProps(`${path}.${part}`);
  return (
    <Card
      flush
      title={name}
      hint={`item ${item.alias}`}
      action={<RowTools of={rows} index={index} name={name} kept="Programs ask for it: it stays" />}
    >
      <div className={styles.item}>
        <Locked on={kept} why="Programs ask for this item by its alias: it no longer changes.">
          {(lock) => (
            <CountField size="sm" label="Alias" max={largest} {...own("alias")} {...lock} value={item.alias} />
          )}
        </Locked>
        <TextInput label="Name" {...own("name")} />
        <Select label="Programs may" data={access} {...own("access")} />
        <SecretField
          label="Password for reading"
          value={item.read_password}
          error={own("read_password").error}
          onChange={(value) => set(`${path}.read_password`, value)}
        />
        <SecretField
          label="Password for writing"
          value={item.write_password}
          error={own("write_password").error}
          onChange={(value) => set(`${path}.write_password`, value)}
        />
        <CountField
          size="sm"
          label="Locks after"
          unit="errors"
          description="0: never"
          inputWrapperOrder={order}
          max={largest}
          {...own("max_errors")}
          value={item.max_errors}
        />
        <CountField
          size="sm"
          label="Size"
          unit="bytes"
          description="0: as many as its cells need"
          inputWrapperOrder={order}
          max={largest}
          {...own("size")}
          value={item.size}
        />
        <TextInput label="Description" className={styles.wide} {...own("description")} />
      </div>
      <Picture item={item} />
      <CellsTable
        form={form}
        item={item}
        path={path}
        kept={kept ? (product?.content.memory[index]?.cells.length ?? 0) : 0}
      />
    </Card>
  );
}
