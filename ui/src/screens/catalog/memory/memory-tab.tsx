import { Button } from "@mantine/core";
import { IconCpu2, IconPlus } from "@tabler/icons-react";
import { Empty } from "../../../components/empty";
import { useRows } from "../../../components/record-form/use-rows";
import type { MemoryItem } from "../../../contract/generated";
import { RowProblems } from "../row-problems";
import type { Section } from "../section";
import { ItemCard } from "./item-card";
import { newItem } from "./layout";

/** The memory that programs read beside the license: items made of cells. */
export function MemoryTab(section: Section) {
  const { form, product, fixed } = section;
  const rows = useRows<MemoryItem>(form, "memory", fixed ? product?.content.memory.length : 0);
  const whole = form.errors.memory;
  const add = () => rows.add(newItem(rows.rows), "name");
  if (rows.rows.length === 0 && !whole) {
    return (
      <Empty
        icon={IconCpu2}
        title="No memory items"
        text="An item is a piece of memory that your program reads beside the license: counters, names, option bits, each in its cell."
        action={{ label: "Add an item", run: add }}
      />
    );
  }
  return (
    <>
      {whole && <RowProblems alone messages={[String(whole)]} />}
      {rows.rows.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
        <ItemCard key={index} {...section} rows={rows} index={index} item={item} />
      ))}
      <div>
        <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={add}>
          Add an item
        </Button>
      </div>
    </>
  );
}
