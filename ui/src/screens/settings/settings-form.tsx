import { Button, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { toast } from "../../components/toast";
import { Unsaved } from "../../components/unsaved";
import { ask, useAct } from "../../contract/ask";
import type { Request, SettingsView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { MailServerCard } from "./mail-server-card";
import styles from "./settings.module.css";

export type SettingsValues = Request<"settings.save">;

const valuesOf = ({ version, company, order_series, mail }: SettingsView): SettingsValues => ({
  version,
  company,
  order_series,
  mail: { ...mail, password: null },
});

/** Company, order numbers and mail server; saved together by Ctrl+S. */
export function SettingsForm({ settings }: { settings: SettingsView }) {
  const client = useQueryClient();
  const may = useMay();
  const save = useAct("settings.save");
  const [placed, setPlaced] = useState(false);
  const form = useForm<SettingsValues>({
    initialValues: valuesOf(settings),
    validate: {
      company: { name: (value) => (value.trim() ? null : "The name your customers know") },
      order_series: (value) => (value.trim() ? null : "A letter or two before the number") as string | null,
    },
  });
  const dirty = form.isDirty();

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the record matters
  useEffect(() => {
    if (!form.isDirty()) {
      form.setInitialValues(valuesOf(settings));
      form.setValues(valuesOf(settings));
    }
  }, [settings.version]);

  const submit = form.onSubmit((values) => {
    setPlaced(false);
    save.mutate(values, {
      onSuccess: (saved) => {
        client.setQueryData(ask("settings.get", {}).queryKey, saved);
        void client.invalidateQueries({ queryKey: ["vault.state"] });
        form.setInitialValues(valuesOf(saved));
        form.setValues(valuesOf(saved));
        toast("Settings saved.");
      },
      onError: (fault) => setPlaced(placeFault(form, fault, ["company", "order_series", "mail"])),
    });
  });
  const mayEdit = may("settings.save");
  useKeys({ "ctrl+s": mayEdit ? { run: () => submit(), label: "Save" } : undefined });
  return (
    <form onSubmit={submit} aria-label="Settings">
      <Unsaved dirty={dirty} />
      <fieldset disabled={!mayEdit} className={styles.fields}>
        <Card title="Company" hint="as licenses, certificates and mails name you">
          <div className={styles.grid}>
            <TextInput label="Company name" className={styles.three} {...form.getInputProps("company.name")} />
            <TextInput label="E-mail" type="email" className={styles.three} {...form.getInputProps("company.email")} />
            <Textarea
              label="Address"
              autosize
              minRows={2}
              className={styles.three}
              {...form.getInputProps("company.address")}
            />
            <TextInput label="Website" className={styles.three} {...form.getInputProps("company.website")} />
            <TextInput
              label="Order series"
              description="Stands before the numbers of this console’s orders: A-2047"
              className={styles.three}
              {...form.getInputProps("order_series")}
            />
          </div>
        </Card>
        <MailServerCard form={form} passwordSet={settings.mail_password_set} dirty={dirty} />
        {!placed && <FaultNote fault={save.error} />}
        {mayEdit && (
          <div className={styles.row}>
            <Button
              type="submit"
              variant={dirty ? "filled" : "default"}
              disabled={!dirty}
              loading={save.isPending}
              rightSection={<Caps of="ctrl+s" filled={dirty} />}
            >
              Save settings
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  );
}
