import { Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { PasswordTwice, passwordRules } from "../../components/password-twice";
import { toast } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { Role } from "../../contract/generated";
import { roleHints, roleWords } from "../../session/roles";
import { userNameFor } from "../welcome/suggest";

const roles = Object.keys(roleWords) as Role[];

/** A colleague with a role and a first password, which they change themselves. */
export function AddUser({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const create = useAct("user.create");
  const form = useForm({
    initialValues: { full_name: "", name: "", role: "sales" as Role, password: "", again: "" },
    validate: {
      full_name: (value) => (value.trim() ? null : "Their name, as orders show it"),
      name: (value) => (value.trim() ? null : "A short name to sign in with"),
      ...passwordRules,
    },
  });
  const close = () => {
    form.reset();
    create.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title="Add a user">
      <form
        onSubmit={form.onSubmit(({ again: _, ...user }) =>
          create.mutate(user, {
            onSuccess: (made) => {
              close();
              toast(`${made.full_name || made.name} may open this vault now.`);
            },
            onError: (fault) => placeFault(form, fault, ["full_name", "name", "role", "password"]),
          }),
        )}
      >
        <Stack gap="md">
          <TextInput
            label="Full name"
            data-autofocus
            {...form.getInputProps("full_name")}
            onChange={({ currentTarget: { value } }) => {
              const suggested = form.values.name === userNameFor(form.values.full_name);
              form.setFieldValue("full_name", value);
              if (suggested) form.setFieldValue("name", userNameFor(value));
            }}
          />
          <TextInput label="User name" spellCheck={false} {...form.getInputProps("name")} />
          <Radio.Group label="Role" {...form.getInputProps("role")}>
            <Stack gap="sm" pt={4}>
              {roles.map((role) => (
                <Radio key={role} value={role} label={roleWords[role]} description={roleHints[role]} />
              ))}
            </Stack>
          </Radio.Group>
          <PasswordTwice form={form} label="Password" />
          {Object.keys(form.errors).length === 0 && <FaultNote fault={create.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" loading={create.isPending}>
              Add user
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
