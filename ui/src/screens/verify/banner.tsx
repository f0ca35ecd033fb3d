import { ActionIcon, Button, Tooltip } from "@mantine/core";
import {
  type Icon,
  IconAlertTriangleFilled,
  IconArrowRight,
  IconCircleCheckFilled,
  IconCircleXFilled,
  IconFileCertificate,
  IconInfoCircleFilled,
  IconQrcode,
  IconX,
} from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { Verdict, VerdictTone } from "../../contract/generated";
import { ago } from "../../time/ago";
import { several } from "../../time/locale";
import { putOnDesk } from "../desk/use-desk";
import type { Shown } from "./use-verify";
import styles from "./verify.module.css";

const marks: Record<VerdictTone, Icon> = {
  good: IconCircleCheckFilled,
  notice: IconInfoCircleFilled,
  warning: IconAlertTriangleFilled,
  bad: IconCircleXFilled,
};

/** The verdict as a sentence, before any detail; and what was looked at. */
export function Banner({ verdict, shown, onClear }: { verdict: Verdict; shown: Shown; onClear: () => void }) {
  const Mark = marks[verdict.tone];
  const File = verdict.read_from === "qr" ? IconQrcode : IconFileCertificate;
  const when = ago(shown.at);
  return (
    <section className={styles.banner} data-tone={verdict.tone} aria-label="Verdict">
      <div className={styles.verdict}>
        <Mark size={44} aria-hidden="true" />
        <div className={styles.words} role="status">
          <h2>{verdict.title}</h2>
          <p>{verdict.sentence}</p>
        </div>
        <Next verdict={verdict} />
      </div>
      <p className={styles.file}>
        <File size={16} stroke={1.6} aria-hidden="true" />
        {shown.name && <bdi className={styles.name}>{shown.name}</bdi>}
        <span className="dim">
          {verdict.name} · {several(verdict.bytes, "byte")}
          {verdict.read_from === "qr" && " from a QR code"} · {shown.how}{" "}
          {when === "Just now" ? when.toLowerCase() : when}
        </span>
        <Tooltip label="Take it away (Esc)">
          <ActionIcon size={28} variant="subtle" color="gray" aria-label="Take it away" onClick={onClear}>
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </p>
    </section>
  );
}

/** Where to go on: the license, the desk, the keys. */
function Next({ verdict: { vault, raw } }: { verdict: Verdict }) {
  const navigate = useNavigate();
  const go = (label: string, run: () => void) => (
    <Button rightSection={<IconArrowRight size={16} stroke={1.6} />} onClick={run}>
      {label}
    </Button>
  );
  if (vault?.for_the_desk && raw)
    return go("To the Offline desk", () => {
      putOnDesk(raw.text);
      void navigate({ to: "/desk" });
    });
  const license = vault?.license;
  if (license) return go("Open license", () => void navigate({ to: "/licenses/$id", params: { id: license.id } }));
  if (vault?.key_id) return go("Open keys", () => void navigate({ to: "/keys" }));
  return null;
}
