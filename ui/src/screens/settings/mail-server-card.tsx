import { Button, PasswordInput, Select, Textarea, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconCheck } from "@tabler/icons-react";
import { Card } from "../../components/card";
import { CountField } from "../../components/count-field";
import { FaultNote } from "../../components/fault-note";
import { useAct } from "../../contract/ask";
import type { MailSecurity } from "../../contract/generated";
import { useMay } from "../../session/session";
import styles from "./settings.module.css";
import type { SettingsValues } from "./settings-form";

const security: Record<MailSecurity, { label: string; port: number }> = {
  start_tls: { label: "STARTTLS (usually port 587)", port: 587 },
  tls: { label: "TLS from the start (usually port 465)", port: 465 },
  plain: { label: "None: only inside your own network", port: 25 },
};

/** The server that sends license mails. */
export function MailServerCard(props: {
  form: UseFormReturnType<SettingsValues>;
  passwordSet: boolean;
  /** The server is tested as it is saved. */
  dirty: boolean;
}) {
  const { form, passwordSet, dirty } = props;
  const may = useMay();
  const test = useAct("settings.test_mail");
  const { mail } = form.values;
  return (
    <Card title="Mail server" hint="sends the license mails; without one they can be saved as .eml files">
      <div className={styles.grid}>
        <TextInput label="Host" spellCheck={false} className={styles.two} {...form.getInputProps("mail.host")} />
        <Select
          label="Security"
          className={styles.three}
          data={Object.entries(security).map(([value, { label }]) => ({ value, label }))}
          {...form.getInputProps("mail.security")}
          onChange={(value) => {
            const next = value as MailSecurity;
            const usual = Object.values(security).some(({ port }) => port === mail.port);
            form.setFieldValue("mail.security", next);
            if (usual) form.setFieldValue("mail.port", security[next].port);
          }}
        />
        <CountField label="Port" size="sm" {...form.getInputProps("mail.port")} value={mail.port} />
        <TextInput
          label="Mail user"
          spellCheck={false}
          autoComplete="off"
          className={styles.three}
          {...form.getInputProps("mail.user")}
        />
        <PasswordInput
          label="Mail password"
          autoComplete="new-password"
          className={styles.three}
          placeholder={passwordSet ? "Stored; type to replace it" : undefined}
          {...form.getInputProps("mail.password")}
          value={mail.password ?? ""}
          onChange={({ currentTarget: { value } }) => form.setFieldValue("mail.password", value || null)}
        />
        <TextInput label="From name" className={styles.three} {...form.getInputProps("mail.from_name")} />
        <TextInput
          label="From address"
          type="email"
          className={styles.three}
          {...form.getInputProps("mail.from_address")}
        />
        <Textarea
          label="Company’s own certificate authority"
          description="PEM text, only where the mail server’s certificate is signed by your own authority."
          className={styles.all}
          autosize
          minRows={1}
          maxRows={8}
          spellCheck={false}
          {...form.getInputProps("mail.extra_root_pem")}
        />
        {may("settings.test_mail") && (
          <div className={`${styles.row} ${styles.all}`}>
            <Button disabled={dirty || !mail.host} loading={test.isPending} onClick={() => test.mutate({})}>
              Test connection
            </Button>
            {dirty ? (
              <span className="dim">Save first: the stored server is tested.</span>
            ) : (
              test.isSuccess && (
                <span className={`${styles.row} ${styles.good}`} role="status" style={{ gap: 6 }}>
                  <IconCheck size={16} stroke={1.6} aria-hidden="true" /> The server answers and lets us in.
                </span>
              )
            )}
          </div>
        )}
        {test.error && (
          <div className={styles.all}>
            <FaultNote fault={test.error} />
          </div>
        )}
      </div>
    </Card>
  );
}
