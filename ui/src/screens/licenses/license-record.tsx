import { Anchor, Button } from "@mantine/core";
import { IconBan, IconCopy, IconDownload, IconLock, IconLockOpen, IconRefresh } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { save } from "@tauri-apps/plugin-dialog";
import { useState } from "react";
import { Caps } from "../../components/caps";
import { Copy } from "../../components/copy";
import { Page } from "../../components/page";
import { licenseLookOf, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import { toast, toastFault, toastSaved } from "../../components/toast";
import { ask } from "../../contract/ask";
import { call, type LicenseView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { ActivationCard } from "./activation-card";
import { ActivationsCard } from "./activations/activations-card";
import { BlockLicense } from "./block-license";
import { ConditionsCard } from "./conditions-card";
import { FactsRow } from "./facts-row";
import { GroupsCard } from "./groups-card";
import styles from "./licenses.module.css";
import { MemoryCard } from "./memory-card";
import { OnDayCard } from "./on-day-card";
import { OwnCard } from "./own-card";
import { RevokeLicense } from "./revoke-license";
import { TermsCard } from "./terms-card";
import { TimeLine } from "./time-line";
import { useUnblock } from "./use-unblock";
import { useUpdateOrder } from "./use-update";

/** The page of a license. Its terms change only by orders; its note and unsigned values here. */
export function LicenseRecord({ license }: { license: LicenseView }) {
  const client = useQueryClient();
  const may = useMay();
  const begin = useUpdateOrder();
  const [revoking, setRevoking] = useState(false);
  const [blocking, setBlocking] = useState(false);
  const unblock = useUnblock(license);
  const { row } = license;
  const active = row.status === "active";
  const update = () => begin({ license_ids: [row.id] });
  const copyFile = () =>
    void client
      .fetchQuery(ask("license.file", { id: row.id }))
      .then(async (file) => {
        await navigator.clipboard.writeText(file.text);
        toast(`${file.file_name} is in the clipboard.`);
      })
      .catch(toastFault);
  const saveFile = async () => {
    try {
      const path = await save({ title: "Save the license file", defaultPath: `${row.serial}.lic` });
      if (!path) return;
      await call("license.save_file", { id: row.id, path });
      toastSaved(`The file of ${row.serial} is saved.`, path);
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  const mayUpdate = active && may("order.update");
  useKeys({
    u: mayUpdate ? { run: update, label: "Update its terms" } : undefined,
    c: license.has_file ? { run: copyFile, label: "Copy its file" } : undefined,
  });
  return (
    <Page
      title={row.serial}
      mono
      crumbs={[{ label: "Licenses", to: "/licenses" }, row.customer_name || "License"]}
      beside={
        <>
          <Copy value={row.serial} what="serial" />
          <Status look={licenseLookOf(row)} />
          {license.demo && <Tag>Demo</Tag>}
          {row.imported && <Tag>Sold elsewhere</Tag>}
        </>
      }
      actions={
        <>
          {license.has_file && (
            <Button leftSection={<IconCopy size={16} stroke={1.6} />} onClick={copyFile}>
              Copy .lic <Caps of="c" />
            </Button>
          )}
          {license.has_file && may("license.save_file") && (
            <Button leftSection={<IconDownload size={16} stroke={1.6} />} onClick={() => void saveFile()}>
              Save .lic…
            </Button>
          )}
          {active && !row.blocked && may("license.block") && (
            <Button leftSection={<IconLock size={16} stroke={1.6} />} onClick={() => setBlocking(true)}>
              Block…
            </Button>
          )}
          {active && row.blocked && may("license.unblock") && (
            <Button leftSection={<IconLockOpen size={16} stroke={1.6} />} loading={unblock.busy} onClick={unblock.run}>
              Unblock
            </Button>
          )}
          {active && may("license.revoke") && (
            <Button
              leftSection={<IconBan size={16} stroke={1.6} />}
              c="var(--s-bad-text)"
              onClick={() => setRevoking(true)}
            >
              Revoke…
            </Button>
          )}
          {mayUpdate && (
            <Button variant="filled" leftSection={<IconRefresh size={16} stroke={1.6} />} onClick={update}>
              Update… <Caps of="u" filled />
            </Button>
          )}
        </>
      }
      under={
        <p className={styles.under}>
          <span>
            <Anchor component={Link} to={`/catalog/${license.product_id}`} inherit fw={500}>
              {row.product_name}
            </Anchor>{" "}
            <span className="dim">No. {row.product_number}</span>
          </span>
          {row.customer_id && (
            <Anchor component={Link} to={`/customers/${row.customer_id}`} inherit fw={500}>
              <bdi>{row.customer_name}</bdi>
            </Anchor>
          )}
          <span>
            Order{" "}
            <Anchor component={Link} to={`/orders/${row.order_id}`} className="mono">
              {row.order_number}
            </Anchor>
          </span>
          {license.profile_name && <span>Profile {license.profile_name}</span>}
        </p>
      }
    >
      <div className={styles.content}>
        {license.revoke_reason && (
          <p className={styles.reason}>
            <strong>Revoked:</strong> {license.revoke_reason}
          </p>
        )}
        {row.blocked && (
          <p className={styles.reason} data-due>
            <strong>Blocked:</strong> {license.block_reason}
          </p>
        )}
        <div className={styles.columns}>
          <div className={styles.column}>
            <FactsRow license={license} />
            <TermsCard license={license} />
            <ActivationsCard license={license} />
            <ConditionsCard license={license} />
            <MemoryCard cells={license.memory} />
            <OwnCard license={license} />
          </div>
          <div className={styles.column}>
            <ActivationCard license={license} />
            <TimeLine history={license.history} />
            <OnDayCard license={license} />
            <GroupsCard license={license} />
          </div>
        </div>
      </div>
      <BlockLicense license={license} opened={blocking} onClose={() => setBlocking(false)} />
      <RevokeLicense license={license} opened={revoking} onClose={() => setRevoking(false)} />
    </Page>
  );
}
