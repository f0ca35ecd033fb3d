import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { ask } from "../contract/ask";
import type { QrDrawing } from "../contract/generated";
import { FaultNote } from "./fault-note";
import styles from "./qr.module.css";

/** A text as a QR code, as large as the window allows. What does not fit says so, and the file is offered. */
export function QrDialog(props: { title: string; text: string | null; onSave?: () => void; onClose: () => void }) {
  const { title, text, onSave, onClose } = props;
  const drawn = useQuery({ ...ask("qr.draw", { text: text ?? "" }), enabled: text !== null, retry: false });
  return (
    <Modal opened={text !== null} onClose={onClose} title={title} size="auto" centered>
      <Stack gap="md" className={styles.dialog}>
        <FaultNote fault={drawn.error} alone />
        {drawn.data && <QrCode drawing={drawn.data} label={title} />}
        {drawn.data && (
          <Text size="xs" c="dimmed">
            {drawn.data.bytes} bytes, version {drawn.data.version}. Hold a camera in front of it until it is sharp.
          </Text>
        )}
        <Group justify="flex-end">
          {onSave && (
            <Button
              variant={drawn.error ? "filled" : "default"}
              leftSection={<IconDownload size={16} stroke={1.6} />}
              onClick={onSave}
            >
              Save the file…
            </Button>
          )}
          <Button onClick={onClose}>Close</Button>
        </Group>
      </Stack>
    </Modal>
  );
}

// The white around it that the standard asks for, in modules.
const quiet = 4;

/** Dark on white in both themes: readers of dark codes are rare. */
function QrCode({ drawing: { size, path }, label }: { drawing: QrDrawing; label: string }) {
  const side = size + 2 * quiet;
  return (
    <svg
      className={styles.code}
      role="img"
      aria-label={`QR code: ${label}`}
      viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
      shapeRendering="crispEdges"
    >
      <rect x={-quiet} y={-quiet} width={side} height={side} fill="#FFFFFF" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
