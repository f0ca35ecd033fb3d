import { Select, Switch, TextInput } from "@mantine/core";
import type { Form } from "../../../components/record-form/use-record-form";
import type { ProductContent } from "../../../contract/generated";
import { Locked } from "../locked";
import styles from "./features.module.css";

/** What is seldom needed of a feature, beneath its row. */
export function FeatureMore(props: {
  form: Form<ProductContent>;
  path: string;
  name: string;
  kept: boolean;
  wide: boolean;
  groups: string[];
}) {
  const { form, path, name, kept, wide, groups } = props;
  return (
    <tr>
      <td colSpan={wide ? 11 : 10} className={styles.more}>
        <fieldset aria-label={`More about ${name}`}>
          {!wide && (
            <Locked on={kept} why="Licenses name this feature by its code: it no longer changes.">
              {(lock) => <TextInput size="xs" label="Code" {...form.getInputProps(`${path}.code`)} {...lock} />}
            </Locked>
          )}
          <Select
            size="xs"
            label="Group"
            data={[{ value: "", label: "No group" }, ...groups.map((value) => ({ value, label: value }))]}
            {...form.getInputProps(`${path}.group`)}
          />
          <TextInput
            size="xs"
            label="Description"
            className={styles.long}
            {...form.getInputProps(`${path}.description`)}
          />
          <TextInput size="xs" label="CRM id" {...form.getInputProps(`${path}.crm_id`)} />
          <TextInput size="xs" label="Id elsewhere" {...form.getInputProps(`${path}.ref_id`)} />
          <Switch
            className={styles.all}
            label="No longer sold"
            description="New orders leave it out; licenses that have it keep it."
            aria-label={`${name} is no longer sold`}
            {...form.getInputProps(`${path}.archived`, { type: "checkbox" })}
          />
        </fieldset>
      </td>
    </tr>
  );
}
