import { ActionIcon, Button, Checkbox, TextInput, Tooltip } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { Card } from "../../components/card";
import type { Form } from "../../components/record-form/use-record-form";
import { toast } from "../../components/toast";
import type { Contact, CustomerContent } from "../../contract/generated";
import { noContact } from "./customer-form";
import styles from "./customers.module.css";

const parts: { part: Exclude<keyof Contact, "notify">; word: string; type?: string }[] = [
  { part: "name", word: "Name" },
  { part: "email", word: "E-mail", type: "email" },
  { part: "phone", word: "Phone" },
  { part: "role", word: "Role" },
  { part: "crm_id", word: "CRM id" },
];

/** The people of a customer; those with "notify" get the license files. */
export function ContactsCard({ form }: { form: Form<CustomerContent> }) {
  const { contacts } = form.values;
  const add = () => {
    form.insertListItem("contacts", noContact);
    // The row is there after the next paint.
    requestAnimationFrame(() => form.getInputNode(`contacts.${contacts.length}.name`)?.focus());
  };
  const remove = (index: number) => {
    const gone = contacts[index];
    form.removeListItem("contacts", index);
    if (gone && (gone.name || gone.email))
      toast(`${gone.name || gone.email} removed. Save to make it last.`, () =>
        form.insertListItem("contacts", gone, index),
      );
  };
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
      {contacts.length === 0 ? (
        <span className="dim">No contact yet. Mail needs at least one.</span>
      ) : (
        <div className={styles.contact} aria-hidden="true">
          {parts.map(({ word }) => (
            <span key={word} className={styles.label}>
              {word}
            </span>
          ))}
        </div>
      )}
      {contacts.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
        <div key={index} className={styles.contact} data-row="">
          {parts.map(({ part, word, type }) => (
            <TextInput
              key={part}
              aria-label={`${word} of contact ${index + 1}`}
              type={type}
              spellCheck={part === "name" || part === "role"}
              {...form.getInputProps(`contacts.${index}.${part}`)}
            />
          ))}
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
              onClick={() => remove(index)}
            >
              <IconX size={14} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        </div>
      ))}
    </Card>
  );
}
