import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Card } from "../../components/card";
import type { CustomerForm } from "../../contract/generated";
import { noContact } from "./customer-form";
import styles from "./customers.module.css";

/** The people of a customer; those with "notify" get the license files. */
export function ContactsCard({ form }: { form: UseFormReturnType<CustomerForm> }) {
  const add = () => form.insertListItem("contacts", noContact);
  return (
    <Card
      title="Contacts"
      hint="who is told, and how"
      action={
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={add}>
          Add a contact
        </Button>
      }
    >
      {form.values.contacts.length === 0 && <span className="dim">No contact yet. Mail needs at least one.</span>}
      {form.values.contacts.map((_, index) => {
        const of = `of contact ${index + 1}`;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
          <div key={index} className={styles.contact}>
            <TextInput aria-label={`Name ${of}`} placeholder="Name" {...form.getInputProps(`contacts.${index}.name`)} />
            <TextInput
              aria-label={`E-mail ${of}`}
              placeholder="E-mail"
              type="email"
              spellCheck={false}
              {...form.getInputProps(`contacts.${index}.email`)}
            />
            <TextInput
              aria-label={`Phone ${of}`}
              placeholder="Phone"
              {...form.getInputProps(`contacts.${index}.phone`)}
            />
            <Checkbox
              label="Notify"
              aria-label={`Notify contact ${index + 1}`}
              {...form.getInputProps(`contacts.${index}.notify`, { type: "checkbox" })}
            />
            <Tooltip label="Remove">
              <ActionIcon
                size={28}
                variant="subtle"
                color="gray"
                aria-label={`Remove contact ${index + 1}`}
                onClick={() => form.removeListItem("contacts", index)}
              >
                <IconX size={14} stroke={1.8} />
              </ActionIcon>
            </Tooltip>
          </div>
        );
      })}
    </Card>
  );
}
