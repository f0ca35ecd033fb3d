import { Button, Group, Modal, PasswordInput, Stack, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { toast } from "../../components/toast";
import { useAct } from "../../contract/ask";
import styles from "./keys.module.css";

// A private key of 4,096 bits is about 3 KiB; whatever is much larger is not one.
const largest = 64 * 1024;

/** Takes over a key that already signs: PEM, PKCS#1, PKCS#8 (encrypted or not) or .NET's XML. */
export function ImportKey({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const importing = useAct("key.import");
  const [over, setOver] = useState(false);
  const form = useForm({
    initialValues: { name: "", text: "", password: "" },
    validate: {
      name: (value) => (value.trim() ? null : "A name you will recognize in years"),
      text: (value) => (value.trim() ? null : "The text of the private key"),
    },
  });
  const encrypted = /ENCRYPTED/.test(form.values.text);
  const close = () => {
    // A private key does not stay in a form that nobody looks at.
    form.reset();
    importing.reset();
    onClose();
  };
  const drop = async (event: React.DragEvent) => {
    event.preventDefault();
    setOver(false);
    const file = event.dataTransfer.files[0];
    if (!file || file.size > largest) return;
    form.setFieldValue("text", await file.text());
    if (!form.values.name) form.setFieldValue("name", file.name.replace(/\.[^.]+$/, ""));
  };
  return (
    <Modal opened={opened} onClose={close} title="Import a signing key" size="lg">
      <form
        onSubmit={form.onSubmit(({ name, text, password }) =>
          importing.mutate(
            { name, text, password: password || null },
            {
              onSuccess: (key) => {
                close();
                toast(`${key.name} imported.`);
              },
              onError: (fault) => placeFault(form, fault, ["name", "text", "password"]),
            },
          ),
        )}
      >
        <Stack gap="md">
          <TextInput label="Name" data-autofocus {...form.getInputProps("name")} />
          {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; pasting does the same */}
          <div
            className={styles.drop}
            data-over={over || undefined}
            onDragOver={(event) => {
              event.preventDefault();
              setOver(true);
            }}
            onDragLeave={() => setOver(false)}
            onDrop={(event) => void drop(event)}
          >
            <Textarea
              label="Private key"
              description="Paste PEM or XML text, or drop the file here."
              rows={9}
              spellCheck={false}
              styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: 12 } }}
              {...form.getInputProps("text")}
            />
          </div>
          <PasswordInput
            label="Password of the key"
            description={encrypted ? "This key is encrypted." : "Only if the key is encrypted."}
            autoComplete="off"
            {...form.getInputProps("password")}
          />
          {Object.keys(form.errors).length === 0 && <FaultNote fault={importing.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" loading={importing.isPending}>
              Import key
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
