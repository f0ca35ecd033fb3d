import { useState } from "react";
import { useRecordForm } from "../../../components/record-form/use-record-form";
import { toast } from "../../../components/toast";
import { useAct } from "../../../contract/ask";
import type { GroupContent, GroupUser, GroupView, Id } from "../../../contract/generated";
import { useKeys } from "../../../keyboard/keys";

const noGroup: GroupContent = { name: "", kind: "standard", parent_id: null, description: "", users: [] };
const noUser: GroupUser = {
  username: "",
  name: "",
  new_password: "",
  has_password: false,
  manager: false,
  metadata: {},
};

/** The users of the form, and their new passwords beside it. */
export type UsersOfForm = {
  passwords: string[];
  setPassword: (index: number, password: string) => void;
  /** Takes the password away with the next save, or leaves it. */
  removePassword: (index: number, gone: boolean) => void;
  add: () => void;
  remove: (index: number) => void;
};

/** The form of a group. New passwords are held apart from it: what is kept of the form over a lock has none. */
export function useGroupForm(customer: Id, group: GroupView | null, mayEdit: boolean, onSaved: (id: Id) => void) {
  const save = useAct("group.save");
  const [passwords, setPasswords] = useState<string[]>([]);
  const record = useRecordForm<GroupContent>({
    place: group ? `group/${group.id}` : `group/new/${customer}`,
    loaded: group ?? { version: 0, content: noGroup },
    rules: (content) => {
      const errors: Record<string, string> = {};
      if (!content.name.trim()) errors.name = "The group’s name";
      content.users.forEach(({ username }, index) => {
        if (!username.trim()) errors[`users.${index}.username`] = "What they sign in with";
      });
      return errors;
    },
  });
  const { form } = record;
  const dirty = record.dirty || passwords.some(Boolean);
  const submit = form.onSubmit((values) => {
    const users = values.users.map((user, index) => ({ ...user, new_password: passwords[index] ?? "" }));
    const request = {
      id: group?.id ?? null,
      version: record.version,
      customer_id: customer,
      content: { ...values, users },
    };
    void save.mutateAsync(request).then(
      (saved) => {
        record.saved(saved, values);
        setPasswords([]);
        toast(`${saved.content.name} saved.`);
        onSaved(saved.id);
      },
      (fault) => record.refused(fault),
    );
  });
  const setPassword = (index: number, password: string) =>
    setPasswords((now) => {
      const next = [...now];
      next[index] = password;
      return next;
    });
  const users: UsersOfForm = {
    passwords,
    setPassword,
    removePassword: (index, gone) => {
      const user = form.getValues().users[index];
      if (!user) return;
      // Without the field and not false: then nothing is unsaved once it is taken back.
      const { remove_password: _, ...others } = user;
      form.setFieldValue(`users.${index}`, gone ? { ...others, remove_password: true } : others);
      setPassword(index, "");
    },
    add: () => {
      const at = form.getValues().users.length;
      form.insertListItem("users", noUser);
      requestAnimationFrame(() => form.getInputNode(`users.${at}.username`)?.focus());
    },
    remove: (index) => {
      form.removeListItem("users", index);
      setPasswords((now) => now.toSpliced(index, 1));
    },
  };
  useKeys({ "ctrl+s": mayEdit ? { run: () => submit(), label: "Save the group" } : undefined });
  const placed = Object.keys(form.errors).length > 0;
  return { record, form, dirty, users, submit, saving: save.isPending, fault: placed ? null : save.error };
}
