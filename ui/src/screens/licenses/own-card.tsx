import { Button, Textarea } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { DraftNotes } from "../../components/draft-notes";
import { FaultNote } from "../../components/fault-note";
import { useRecordForm, useSet } from "../../components/record-form/use-record-form";
import { ValuesFields } from "../../components/terms/values-fields";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { CustomField, FieldValue, LicenseView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { writeDay } from "../../time/days";
import styles from "./licenses.module.css";

type Own = { note: string; values: { [key in string]: FieldValue } };

/** A value as people read it. */
function written(field: CustomField, value: FieldValue | undefined): string {
  if (value === undefined || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return field.kind === "date" && typeof value === "string" ? writeDay(value) : String(value);
}

/** What may change at any time: the note, and the values that do not stand in the signed file. */
export function OwnCard({ license }: { license: LicenseView }) {
  const client = useQueryClient();
  const may = useMay();
  const save = useAct("license.save");
  const { id } = license.row;
  const signed = license.fields.filter((field) => field.signed);
  const open = license.fields.filter((field) => !field.signed);
  const isOpen = new Set(open.map(({ key }) => key));
  const own = (of: LicenseView): Own => ({
    note: of.note,
    values: Object.fromEntries(Object.entries(of.values).filter(([key]) => isOpen.has(key))),
  });
  const record = useRecordForm<Own>({
    place: `license/${id}`,
    loaded: { version: license.version, content: own(license) },
    rules: () => ({}),
  });
  const { form, dirty } = record;
  const set = useSet(form);
  const submit = () => {
    const sent = form.getValues();
    void save.mutateAsync({ id, version: record.version, ...sent }).then(
      (next) => {
        client.setQueryData(ask("license.get", { id }).queryKey, next);
        record.saved({ version: next.version, content: own(next) }, sent);
        toast("License saved.");
      },
      (fault) => record.refused(fault),
    );
  };
  const mayEdit = may("license.save");
  useKeys({ "ctrl+s": mayEdit ? { run: () => dirty && submit(), label: "Save note and values" } : undefined });
  const placed = Object.keys(form.errors).length > 0;
  return (
    <Card
      title={license.fields.length > 0 ? "Note and values" : "Note"}
      hint="not for the customer"
      action={
        mayEdit &&
        dirty && (
          <Button size="xs" variant="filled" loading={save.isPending} onClick={submit}>
            Save <Caps of="ctrl+s" filled />
          </Button>
        )
      }
    >
      <fieldset disabled={!mayEdit} className={styles.fields}>
        <DraftNotes of={record} />
        {!placed && <FaultNote fault={save.error} />}
        <Textarea
          aria-label="Note"
          placeholder={mayEdit ? "What colleagues should know about this license" : "No note"}
          autosize
          minRows={2}
          {...form.getInputProps("note")}
        />
        {open.length > 0 && (
          <ValuesFields
            fields={open}
            values={form.values.values}
            onChange={(values) => set("values", values)}
            wrong={(key) => form.errors[`values.${key}`]?.toString()}
          />
        )}
        {signed.length > 0 && (
          <dl className={styles.signed} aria-label="Values in the signed file">
            {signed.map((field) => (
              <div key={field.key}>
                <dt>{field.label}</dt>
                <dd>{written(field, license.values[field.key])}</dd>
              </div>
            ))}
          </dl>
        )}
      </fieldset>
    </Card>
  );
}
