import { ActionIcon, Checkbox, Textarea, TextInput, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Form } from "../../../components/record-form/use-record-form";
import type { GroupContent } from "../../../contract/generated";
import styles from "./groups.module.css";
import { readMetadata, writeMetadata } from "./metadata";
import { PasswordField } from "./password-field";
import type { UsersOfForm } from "./use-group-form";

/** One user of a group. A password can be set, never seen. */
export function UserFields({ form, index, users }: { form: Form<GroupContent>; index: number; users: UsersOfForm }) {
  const user = form.values.users[index];
  if (!user) return null;
  const path = `users.${index}`;
  const of = `of user ${index + 1}`;
  const first = index === 0;
  return (
    <div className={styles.user}>
      <TextInput
        label={first ? "Signs in as" : undefined}
        aria-label={`Sign-in name ${of}`}
        spellCheck={false}
        {...form.getInputProps(`${path}.username`)}
      />
      <TextInput label={first ? "Name" : undefined} aria-label={`Name ${of}`} {...form.getInputProps(`${path}.name`)} />
      <PasswordField
        label={first ? "Password" : undefined}
        index={index}
        user={user}
        users={users}
        error={form.errors[`${path}.new_password`] ?? form.errors[`${path}.remove_password`]}
      />
      <Metadata
        label={first ? "Metadata" : undefined}
        of={of}
        value={user.metadata}
        error={form.errors[`${path}.metadata`]?.toString()}
        onChange={(metadata) => form.setFieldValue(`${path}.metadata`, metadata)}
      />
      <div className={styles.check} data-first={first || undefined}>
        <Checkbox
          label="Manages"
          aria-label={`User ${index + 1} manages the licenses of the group`}
          {...form.getInputProps(`${path}.manager`, { type: "checkbox" })}
        />
      </div>
      <Tooltip label="Remove">
        <ActionIcon
          size={28}
          variant="subtle"
          color="gray"
          className={styles.check}
          data-first={first || undefined}
          aria-label={`Remove user ${index + 1}`}
          onClick={() => users.remove(index)}
        >
          <IconX size={14} stroke={1.8} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

function Metadata(props: {
  label: string | undefined;
  of: string;
  value: { [key in string]: string };
  error: string | undefined;
  onChange: (value: { [key in string]: string }) => void;
}) {
  const written = writeMetadata(props.value);
  const [typed, setTyped] = useState<string | null>(null);
  const wrong = typed !== null && readMetadata(typed) === null;
  return (
    <Textarea
      label={props.label}
      aria-label={`Metadata ${props.of}, a name and a value on each line`}
      placeholder="site: Kiel"
      autosize
      minRows={1}
      spellCheck={false}
      value={typed ?? written}
      error={wrong ? "Write “name: value”" : props.error}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const read = readMetadata(event.currentTarget.value);
        if (read) props.onChange(read);
      }}
      onBlur={() => !wrong && setTyped(null)}
    />
  );
}
