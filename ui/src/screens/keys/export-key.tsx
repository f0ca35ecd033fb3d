import { Button, CopyButton, Group, Loader, Modal, ScrollArea, SegmentedControl, Stack } from "@mantine/core";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { ask } from "../../contract/ask";
import type { KeyForm, KeyView } from "../../contract/generated";
import styles from "./keys.module.css";

const forms: Record<KeyForm, string> = {
  pem: "PEM",
  der_base64: "Base64",
  jwk: "JWK",
  xml: "XML (.NET)",
  c: "C",
  rust: "Rust",
};

/** The public half of a key, or of two that a build embeds, in the forms programmers paste. */
export function ExportKey(props: { signingKey: KeyView; and?: KeyView; opened: boolean; onClose: () => void }) {
  const { signingKey, and, opened, onClose } = props;
  const title = and ? `Public keys of ${signingKey.name} and ${and.name}` : `Public key of ${signingKey.name}`;
  const [form, setForm] = useState<KeyForm>("pem");
  const file = useQuery({ ...ask("key.export", { id: signingKey.id, and: and?.id ?? null, form }), enabled: opened });
  return (
    <Modal opened={opened} onClose={onClose} title={title} size="lg">
      <Stack gap="md">
        <SegmentedControl
          size="xs"
          aria-label="Form"
          data={Object.entries(forms).map(([value, label]) => ({ value, label }))}
          value={form}
          onChange={(value) => setForm(value as KeyForm)}
        />
        <FaultNote fault={file.error} />
        {file.isPending && <Loader size="sm" />}
        {file.data && (
          <>
            <ScrollArea.Autosize mah={320} className={styles.preview}>
              <pre className="mono" data-testid="public-key">
                {file.data.text}
              </pre>
            </ScrollArea.Autosize>
            <Group justify="space-between">
              <span className="dim">{file.data.file_name}</span>
              <CopyButton value={file.data.text}>
                {({ copied, copy }) => (
                  <Button
                    variant="filled"
                    data-autofocus
                    leftSection={copied ? <IconCheck size={16} stroke={1.6} /> : <IconCopy size={16} stroke={1.6} />}
                    onClick={copy}
                  >
                    {copied ? "Copied" : "Copy"}
                  </Button>
                )}
              </CopyButton>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
}
