import { Button, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { Caps } from "../../../components/caps";
import { Card } from "../../../components/card";
import { DraftNotes } from "../../../components/draft-notes";
import { FaultNote } from "../../../components/fault-note";
import { toast, toastFault } from "../../../components/toast";
import { useAct } from "../../../contract/ask";
import type { CustomerView, GroupView, Id } from "../../../contract/generated";
import { useMay } from "../../../session/session";
import { GroupLicenses } from "./group-licenses";
import styles from "./groups.module.css";
import { parentsFor } from "./tree";
import { useGroupForm } from "./use-group-form";
import { UserFields } from "./user-fields";

/** One group: its name and place, its users, and the licenses they share. */
export function GroupEditor(props: {
  customer: CustomerView;
  groups: GroupView[];
  group: GroupView | null;
  onSaved: (id: Id) => void;
  onGone: () => void;
}) {
  const { customer, groups, group, onSaved, onGone } = props;
  const may = useMay();
  const remove = useAct("group.delete");
  const mayEdit = may("group.save");
  const edited = useGroupForm(customer.id, group, mayEdit, onSaved);
  const { record, form, users, dirty } = edited;
  const parents = parentsFor(groups, group?.id ?? null);
  const askDelete = (gone: GroupView) =>
    modals.openConfirmModal({
      title: `Delete the group ${gone.content.name}?`,
      children: "Its users can no longer sign in. Its licenses stay with the customer.",
      labels: { confirm: "Delete group", cancel: "Keep it" },
      confirmProps: { color: "red", variant: "filled" },
      onConfirm: () =>
        void remove.mutateAsync({ id: gone.id, version: gone.version }).then(() => {
          toast(`${gone.content.name} deleted.`);
          onGone();
        }, toastFault),
    });
  return (
    <div className={styles.editor}>
      <form onSubmit={edited.submit} aria-label="Group" className={styles.form}>
        <DraftNotes of={record} />
        <FaultNote fault={edited.fault} />
        <fieldset disabled={!mayEdit} className={styles.fields}>
          <Card
            title={group ? group.content.name : "New group"}
            action={
              <>
                {group && may("group.delete") && (
                  <Button size="xs" leftSection={<IconTrash size={14} stroke={1.8} />} onClick={() => askDelete(group)}>
                    Delete
                  </Button>
                )}
                {mayEdit && (
                  <Button
                    size="xs"
                    type="submit"
                    variant={dirty || !group ? "filled" : "default"}
                    disabled={!dirty && group !== null}
                    loading={edited.saving}
                  >
                    Save <Caps of="ctrl+s" filled={dirty || !group} />
                  </Button>
                )}
              </>
            }
          >
            <div className={styles.grid}>
              <TextInput label="Name" autoFocus={!group} {...form.getInputProps("name")} />
              <Select
                label="Below"
                placeholder={parents.length > 0 ? "no master group" : "no master group yet"}
                clearable
                disabled={parents.length === 0 && form.values.parent_id === null}
                data={parents.map(({ id, content }) => ({ value: id, label: content.name }))}
                {...form.getInputProps("parent_id")}
              />
              <SegmentedControl
                aria-label="Kind"
                size="xs"
                className={styles.kind}
                data={[
                  { value: "standard", label: "Group" },
                  { value: "master", label: "Master group" },
                ]}
                {...form.getInputProps("kind")}
              />
              {form.errors.kind && <p className={styles.wrong}>{form.errors.kind}</p>}
              <Textarea
                label="Description"
                className={styles.all}
                autosize
                minRows={1}
                {...form.getInputProps("description")}
              />
            </div>
          </Card>
          <Card
            title="Users"
            hint="who sign in"
            action={
              <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={users.add}>
                Add a user
              </Button>
            }
          >
            {form.values.users.length === 0 && <span className="dim">Nobody can sign in yet.</span>}
            {form.values.users.map((_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
              <UserFields key={index} form={form} index={index} users={users} />
            ))}
          </Card>
        </fieldset>
      </form>
      {group && <GroupLicenses customer={customer} group={group} />}
    </div>
  );
}
