import { Anchor, Button, Group, Progress, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { PasswordTwice, passwordRules } from "../../components/password-twice";
import { explain, faultOf, fieldOf } from "../../contract/faults";
import { call, type Fault, type Request, type SessionView, type StateView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { FolderField } from "./folder-field";
import { Frame } from "./frame";
import { folderFor, userNameFor } from "./suggest";
import styles from "./welcome.module.css";

const needed = (what: string) => (value: string) => (value.trim() ? null : what);

/** A new vault: whose it is, who its owner is, where it stands, and the password that alone opens it. */
export function CreateVault(props: { state: StateView; onDone: (session: SessionView) => void; onBack: () => void }) {
  const { state, onDone, onBack } = props;
  // A suggestion follows what it is made from until somebody writes their own.
  const [own, setOwn] = useState({ user: false, folder: false });
  const form = useForm({
    initialValues: { company: "", full_name: "", user: "", folder: state.default_folder, password: "", again: "" },
    validateInputOnBlur: ["company", "full_name", "user", "folder", "password", "again"],
    validate: {
      company: needed("The name your customers know"),
      full_name: needed("Your name, as orders show it"),
      user: needed("A short name to sign in with"),
      folder: needed("Where the vault’s files stand"),
      ...passwordRules,
    },
  });
  const create = useMutation<SessionView, Fault, Request<"vault.create">>({
    mutationFn: (request) => call("vault.create", request),
    onSuccess: onDone,
    onError: (fault) => {
      const field = fieldOf(fault) ?? (folderFaults.has(faultOf(fault).code) ? "folder" : null);
      if (field) form.setFieldError(field, `${explain(fault).what} ${explain(fault).todo}`);
    },
  });
  useKeys({ escape: { run: onBack, label: "Back" } });
  const placed = Object.keys(form.errors).length > 0;
  return (
    <Frame
      title="Create a vault"
      text="One encrypted file for your products, keys and customers."
      version={state.version}
    >
      <form
        className={styles.form}
        aria-label="Create a vault"
        onSubmit={form.onSubmit(({ again: _, ...request }) => create.mutate(request))}
      >
        <Stack gap="md">
          <TextInput
            label="Company name"
            autoFocus
            {...form.getInputProps("company")}
            onChange={({ currentTarget: { value } }) => {
              form.setFieldValue("company", value);
              if (!own.folder) form.setFieldValue("folder", folderFor(state.default_folder, value));
            }}
          />
          <div className={styles.pair}>
            <TextInput
              label="Your name"
              autoComplete="name"
              {...form.getInputProps("full_name")}
              onChange={({ currentTarget: { value } }) => {
                form.setFieldValue("full_name", value);
                if (!own.user) form.setFieldValue("user", userNameFor(value));
              }}
            />
            <TextInput
              label="User name"
              spellCheck={false}
              {...form.getInputProps("user")}
              onChange={(event) => {
                setOwn({ ...own, user: event.currentTarget.value !== "" });
                form.getInputProps("user").onChange(event);
              }}
            />
          </div>
          <FolderField
            {...form.getInputProps("folder")}
            onChange={(event) => {
              setOwn({ ...own, folder: true });
              form.getInputProps("folder").onChange(event);
            }}
            onChoose={(folder) => {
              setOwn({ ...own, folder: true });
              form.setFieldValue("folder", folder);
            }}
          />
          <PasswordTwice form={form} label="Password" />
          {!placed && <FaultNote fault={create.error} />}
          {create.isPending && (
            <>
              <Progress value={100} animated size={4} aria-label="Creating the vault" />
              <span className={styles.busy}>Creating the vault: the password is made hard to guess…</span>
            </>
          )}
          <Group justify="space-between">
            <Anchor component="button" type="button" size="sm" onClick={onBack}>
              Back
            </Anchor>
            <Button type="submit" variant="filled" size="md" disabled={create.isPending}>
              Create vault
            </Button>
          </Group>
        </Stack>
      </form>
    </Frame>
  );
}

const folderFaults = new Set(["vault_exists", "vault_in_use", "vault_foreign", "file_not_written", "vault_missing"]);
