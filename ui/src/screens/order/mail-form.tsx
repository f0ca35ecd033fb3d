import { Alert, Anchor, Button, Group, Stack, TagsInput, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconAlertTriangle, IconDeviceFloppy, IconPaperclip, IconSend } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { save } from "@tauri-apps/plugin-dialog";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { Tag } from "../../components/tag";
import { toast, toastFault, toastSaved } from "../../components/toast";
import { useAct } from "../../contract/ask";
import { faultLike } from "../../contract/faults";
import type { Id, MailDraft } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import styles from "./mail.module.css";

const size = (bytes: number) => (bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KiB`);

/** To, subject and text may be changed; the files are the order's. */
export function MailForm({ orderId, draft, onDone }: { orderId: Id; draft: MailDraft; onDone: () => void }) {
  const may = useMay();
  const send = useAct("mail.send");
  const keep = useAct("mail.save");
  const form = useForm({
    initialValues: { to: draft.to, subject: draft.subject, text: draft.text },
    validate: {
      to: (value) => (value.length > 0 ? null : "Who gets it?"),
      subject: (value) => (value.trim() ? null : "A subject, so that it is read"),
    },
  });
  const ready = draft.server_ready && may("mail.send");
  const submit = form.onSubmit((mail) => {
    if (!ready || send.isPending) return;
    send.mutate(
      { order_id: orderId, ...mail },
      {
        onSuccess: (row) => {
          if (row.status === "failed") toastFault(faultLike("mail_failed", row.last_error ?? ""));
          else if (row.status === "waiting") toast("In the outbox.");
          else toast(`Sent to ${several(row.to.length, "address", "addresses")}.`);
          onDone();
        },
      },
    );
  });
  const saveEml = form.onSubmit(async (mail) => {
    const path = await save({ title: "Save as .eml", defaultPath: "licenses.eml" }).catch(toastFault);
    if (typeof path !== "string") return;
    keep.mutate(
      { order_id: orderId, ...mail, path },
      {
        onSuccess: ({ files: [file], folder }) => toastSaved(`Saved ${file} in ${folder}.`, `${folder}/${file}`),
        onError: toastFault,
      },
    );
  });
  useKeys({
    "ctrl+enter": { run: () => submit(), label: "Send" },
    "ctrl+s": may("mail.save") ? { run: () => saveEml(), label: "Save as .eml" } : undefined,
  });
  return (
    <form onSubmit={submit} className={styles.columns} aria-label="E-mail">
      <Card>
        <Stack gap="md">
          <TagsInput
            label="To"
            splitChars={[",", ";", " "]}
            acceptValueOnBlur
            placeholder={form.values.to.length === 0 ? "name@company.example" : undefined}
            {...form.getInputProps("to")}
          />
          <TextInput label="Subject" {...form.getInputProps("subject")} />
          <Textarea label="Text" autosize minRows={10} maxRows={24} {...form.getInputProps("text")} />
          <div className={styles.files}>
            <IconPaperclip size={16} stroke={1.6} aria-label="Attachments" />
            {draft.attachments.map(({ file_name, bytes }) => (
              <Tag key={file_name}>
                {file_name} <span className="dim">{size(bytes)}</span>
              </Tag>
            ))}
          </div>
          {draft.unprintable && (
            <Alert color="yellow" icon={<IconAlertTriangle size={16} />}>
              The certificate cannot print {draft.unprintable} and shows boxes instead.
            </Alert>
          )}
          <FaultNote fault={send.error} />
          <Group>
            {may("mail.send") && (
              <Button
                type="submit"
                size="md"
                variant={ready ? "filled" : "default"}
                autoFocus={ready}
                disabled={!ready}
                loading={send.isPending}
                leftSection={<IconSend size={16} stroke={1.6} />}
              >
                Send <Caps of="ctrl+enter" filled={ready} />
              </Button>
            )}
            {may("mail.save") && (
              <Button
                size="md"
                leftSection={<IconDeviceFloppy size={16} stroke={1.6} />}
                loading={keep.isPending}
                onClick={() => saveEml()}
              >
                Save as .eml
              </Button>
            )}
          </Group>
          {!draft.server_ready && (
            <span className="dim">
              No mail server is set up.{" "}
              <Anchor component={Link} to="/settings" inherit>
                Set it up in Settings
              </Anchor>
              , or save the mail and send it from your own program.
            </span>
          )}
        </Stack>
      </Card>
      <Card title="What they will see" flush className={styles.preview}>
        {form.values.text === draft.text ? (
          // Nothing in it may run or load: the mail is shown, not opened.
          <iframe title="Preview of the mail" sandbox="" srcDoc={draft.html} />
        ) : (
          // A changed text goes out as it stands here, not in the template's layout.
          <pre className={styles.plain}>{form.values.text}</pre>
        )}
      </Card>
    </form>
  );
}
