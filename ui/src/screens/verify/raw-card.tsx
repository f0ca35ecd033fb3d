import { ActionIcon, SegmentedControl, Tooltip } from "@mantine/core";
import { IconQrcode } from "@tabler/icons-react";
import { useState } from "react";
import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import { QrDialog } from "../../components/qr-dialog";
import type { RawText } from "../../contract/generated";
import styles from "./verify.module.css";

/** The text as it is, and what it holds. */
export function RawCard({ raw }: { raw: RawText }) {
  const texts = [
    { label: "Claims", text: raw.claims },
    { label: "Header", text: raw.header },
    { label: raw.name, text: raw.text },
  ].filter(({ text }) => text !== null);
  const [chosen, choose] = useState("Claims");
  const [drawn, draw] = useState(false);
  const shown = texts.find(({ label }) => label === chosen) ?? texts[0];
  if (!shown?.text) return null;
  return (
    <Card
      flush
      title="Raw"
      action={
        <span className={styles.tabs}>
          {texts.length > 1 && (
            <SegmentedControl
              size="xs"
              aria-label="What of it"
              data={texts.map(({ label }) => label)}
              value={shown.label}
              onChange={choose}
            />
          )}
          {raw.header !== null || raw.claims !== null ? (
            <Tooltip label="Show QR">
              <ActionIcon size={24} variant="subtle" color="gray" aria-label="Show QR" onClick={() => draw(true)}>
                <IconQrcode size={14} stroke={1.8} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <Copy value={shown.text} what={shown.label === raw.name ? "text" : shown.label.toLowerCase()} />
        </span>
      }
    >
      <section
        className={styles.raw}
        aria-label={shown.label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by keys, too
        tabIndex={0}
      >
        <pre data-wrap={shown.label === raw.name || undefined}>{shown.text}</pre>
      </section>
      <QrDialog title={`${raw.name} as a QR code`} text={drawn ? raw.text : null} onClose={() => draw(false)} />
    </Card>
  );
}
