import { ActionIcon, Button, Textarea, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Card } from "../../components/card";
import type { Form } from "../../components/record-form/use-record-form";
import { useRows } from "../../components/record-form/use-rows";
import type { CustomerContent, CustomerField } from "../../contract/generated";
import { noField } from "./customer-form";
import styles from "./customers.module.css";

/** As many as Rust takes. */
const most = 50;

/** Whatever else is known about a customer: names and what they say. An import can fill them from any column. */
export function FieldsCard({ form }: { form: Form<CustomerContent> }) {
  const { rows, path, add, remove } = useRows<CustomerField>(form, "fields");
  return (
    <Card
      title="More fields"
      hint="whatever else is known about them"
      action={
        <Button
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          disabled={rows.length >= most}
          onClick={() => add(noField, "name")}
        >
          Add a field
        </Button>
      }
    >
      {rows.length === 0 && <span className="dim">No further field yet.</span>}
      {form.errors.fields && <p className={styles.wrong}>{form.errors.fields}</p>}
      {rows.map(({ name }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
        <div key={index} className={styles.field}>
          <TextInput
            aria-label={`Name of field ${index + 1}`}
            placeholder="Region"
            maxLength={100}
            {...form.getInputProps(`${path(index)}.name`)}
          />
          <Textarea
            aria-label={`Value of field ${index + 1}`}
            placeholder="North"
            autosize
            minRows={1}
            maxLength={1000}
            {...form.getInputProps(`${path(index)}.value`)}
          />
          <Tooltip label="Remove">
            <ActionIcon
              size={28}
              variant="subtle"
              color="gray"
              aria-label={`Remove field ${index + 1}`}
              onClick={() => remove(index, name || "The field")}
            >
              <IconX size={14} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        </div>
      ))}
    </Card>
  );
}
