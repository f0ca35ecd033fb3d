import { Button, TextInput } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRef } from "react";
import { Card } from "../../../components/card";
import { errorsIn } from "../../../components/record-form/paths";
import { useRows } from "../../../components/record-form/use-rows";
import { toast } from "../../../components/toast";
import type { FeatureGroup } from "../../../contract/generated";
import styles from "../catalog.module.css";
import { RowProblems } from "../row-problems";
import { RowTools } from "../row-tools";
import type { Section } from "../section";
import { membersOf, regrouped } from "./groups";

/** The groups features are shown in. They order the features for people; licenses do not know them. */
export function GroupsCard({ form }: Section) {
  const rows = useRows<FeatureGroup>(form, "groups");
  // A group that is renamed keeps its features, also while its half-typed name is another group's.
  const members = useRef<number[]>([]);
  const rename = (index: number, name: string) => {
    form.setFieldValue(`groups.${index}.name`, name);
    if (members.current.length > 0) {
      form.setFieldValue("features", regrouped(form.getValues().features, members.current, name));
    }
  };
  const remove = (index: number, name: string) => {
    const { groups, features } = form.getValues();
    form.removeListItem("groups", index);
    form.setFieldValue("features", regrouped(features, membersOf(features, groups[index]?.name ?? ""), ""));
    toast(`${name} removed. Its features stay.`, () => form.setValues({ groups, features }));
  };
  return (
    <Card
      flush
      title="Feature groups"
      hint="only for the order people see; licenses do not know them"
      action={
        <Button
          size="xs"
          leftSection={<IconPlus size={14} stroke={1.8} />}
          onClick={() => rows.add({ name: "", note: "" }, "name")}
        >
          Add a group
        </Button>
      }
    >
      {rows.rows.length === 0 ? (
        <p className={styles.none}>No groups: the features stand in the order of their numbers.</p>
      ) : (
        <ul className={styles.list} aria-label="Feature groups">
          {rows.rows.map((group, index) => {
            const path = rows.path(index);
            const name = group.name || `group ${index + 1}`;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
              <li key={index}>
                <div className={styles.line}>
                  <TextInput
                    size="xs"
                    w={220}
                    placeholder="Name"
                    aria-label={`Name of group ${index + 1}`}
                    {...form.getInputProps(`${path}.name`)}
                    error={form.errors[`${path}.name`] !== undefined}
                    onFocus={() => {
                      members.current = membersOf(form.getValues().features, group.name);
                    }}
                    onChange={({ currentTarget }) => rename(index, currentTarget.value)}
                  />
                  <TextInput
                    size="xs"
                    flex={1}
                    placeholder="What its features have in common"
                    aria-label={`Note of ${name}`}
                    {...form.getInputProps(`${path}.note`)}
                  />
                  <RowTools ordered of={{ ...rows, remove }} index={index} name={name} kept="" />
                </div>
                <RowProblems messages={errorsIn(form.errors, path)} />
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
