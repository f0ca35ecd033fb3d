import { ActionIcon, Tooltip } from "@mantine/core";
import { type Icon, IconCopy, IconDownload, IconLinkOff, IconQrcode, IconRefresh } from "@tabler/icons-react";
import { Ago } from "../../../components/ago";
import { activationLook, Status } from "../../../components/status";
import { Tag } from "../../../components/tag";
import type { ActivationView } from "../../../contract/generated";
import { useMay } from "../../../session/session";
import { copyCertificate, saveCertificate } from "../../desk/certificate";
import { Ends } from "../columns";
import styles from "../licenses.module.css";
import { holderTag } from "./holder-kinds";

/** What people call the machine; its id where it has no name. */
export const machineOf = ({ name, holder_id, id }: ActivationView) => name || holder_id || id.slice(24);

type Props = { view: ActivationView; onQr: () => void; onRelease: () => void; onRenew: () => void };

/** One holder of a license: a machine, a server, a domain, a token. */
export function ActivationRow({ view, onQr, onRelease, onRenew }: Props) {
  const may = useMay();
  const active = view.state === "active";
  const machine = machineOf(view);
  const tag = holderTag(view.kind);
  return (
    <tr data-over={!active || undefined}>
      <td>
        <span className={styles.machine}>
          <bdi className={view.name ? styles.name : "mono"}>{machine}</bdi>
          {view.name && view.holder_id && <span className="mono dim">{view.holder_id}</span>}
          {tag && <Tag>{tag}</Tag>}
          {view.virtual_machine && <Tag>Virtual machine</Tag>}
        </span>
        {view.reason && <span className={styles.why}>{view.reason}</span>}
      </td>
      <td>
        <Status look={activationLook[view.state]} />
      </td>
      <td>
        <Ago time={view.at} />
      </td>
      <td>
        <Ago time={view.ended_at} />
      </td>
      <td>{view.program_version || <span className="dim">–</span>}</td>
      <td>
        <Ends time={view.lease_until} active={active} />
      </td>
      <td className={styles.acts}>
        <Act icon={IconCopy} word="Copy certificate" of={machine} run={() => void copyCertificate(view)} />
        <Act icon={IconQrcode} word="Show QR" of={machine} run={onQr} />
        {may("activation.save_file") && (
          <Act icon={IconDownload} word="Save certificate" of={machine} run={() => void saveCertificate(view)} />
        )}
        {active && view.kind !== "request" && may("activation.renew") && (
          <Act icon={IconRefresh} word="Renew" of={machine} run={onRenew} />
        )}
        {active && may("activation.release") && <Act icon={IconLinkOff} word="Release" of={machine} run={onRelease} />}
      </td>
    </tr>
  );
}

function Act({ icon: Mark, word, of, run }: { icon: Icon; word: string; of: string; run: () => void }) {
  return (
    <Tooltip label={word}>
      <ActionIcon size={28} variant="subtle" color="gray" aria-label={`${word}: ${of}`} onClick={run}>
        <Mark size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
