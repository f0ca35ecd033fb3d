import { Button } from "@mantine/core";
import { IconForms, IconPlus } from "@tabler/icons-react";
import { Card } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { useRows } from "../../../components/record-form/use-rows";
import type { CustomField } from "../../../contract/generated";
import styles from "../catalog.module.css";
import { RowProblems } from "../row-problems";
import type { Section } from "../section";
import { newField } from "./field-kinds";
import { FieldRow } from "./field-row";

/** The vendor's own fields: every license of the product has a value for each. */
export function FieldsTab({ form, product, fixed }: Section) {
  const rows = useRows<CustomField>(form, "fields", fixed ? product?.content.fields.length : 0);
  const whole = form.errors.fields;
  const add = () => rows.add(newField(), "label");
  if (rows.rows.length === 0 && !whole) {
    return (
      <Empty
        icon={IconForms}
        title="No fields of your own"
        text="A field is something each license knows beside its terms: an asset number, a region, a training day."
        action={{ label: "Add a field", run: add }}
      />
    );
  }
  return (
    <Card
      flush
      title="Fields"
      hint="each license of this product has a value for each"
      action={
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={add}>
          Add a field
        </Button>
      }
    >
      {whole && <RowProblems alone messages={[String(whole)]} />}
      <div className={styles.scroll}>
        <table className={styles.table} style={{ minWidth: 960 }} aria-label="Fields">
          <thead>
            <tr>
              <th scope="col">Name</th>
              <th scope="col" style={{ width: 180 }}>
                Key in files
              </th>
              <th scope="col" style={{ width: 130 }}>
                Type
              </th>
              <th scope="col" style={{ width: 190 }}>
                Default
              </th>
              <th scope="col" style={{ width: 92 }}>
                In orders
              </th>
              <th scope="col" style={{ width: 186 }}>
                Signed
              </th>
              <th scope="col" style={{ width: 84 }} aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {rows.rows.map((field, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
              <FieldRow key={index} form={form} rows={rows} index={index} row={field} />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
