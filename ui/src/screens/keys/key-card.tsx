import { Button, Menu } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconArchive, IconDots, IconKey, IconRefresh, IconUpload } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import { keyLook, Status } from "../../components/status";
import { toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { KeyView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { count } from "../../time/locale";
import { ExportKey } from "./export-key";
import styles from "./keys.module.css";
import { SwitchKey } from "./rotation/switch-key";

const meaning: Record<KeyView["status"], string> = {
  current: "signs new licenses",
  next: "new builds embed it; does not sign yet",
  active: "its licenses stay good; signs nothing new",
  retired: "its licenses stay good; can no longer sign",
};

/** One signing key: what it is, what it has signed, and what can be done with it. */
export function KeyCard({ signingKey: key }: { signingKey: KeyView }) {
  const may = useMay();
  const navigate = useNavigate();
  const retire = useAct("key.retire");
  const [exporting, setExporting] = useState(false);
  const [switching, setSwitching] = useState(false);
  const askRetire = () =>
    modals.openConfirmModal({
      title: `Retire ${key.name}?`,
      children:
        "Licenses it has signed stay good, and programs that carry its public key go on accepting them. It will never sign again.",
      labels: { confirm: "Retire key", cancel: "Keep it" },
      confirmProps: { color: "red", variant: "filled" },
      onConfirm: () => retire.mutate({ id: key.id, version: key.version }, { onError: toastFault }),
    });
  const mayUse = (key.status === "active" || key.status === "next") && may("key.use");
  const mayRetire = key.status !== "retired" && may("key.retire");
  return (
    <Card
      title={key.name}
      hint={
        <>
          <Status look={keyLook[key.status]} />
          <span style={{ marginLeft: 8 }}>{meaning[key.status]}</span>
        </>
      }
      action={
        <div className={styles.actions}>
          {mayUse && (
            <Button
              size="xs"
              leftSection={<IconKey size={14} stroke={1.8} />}
              aria-label={`Use ${key.name} for new licenses`}
              onClick={() => setSwitching(true)}
            >
              Use for new licenses…
            </Button>
          )}
          <Button
            size="xs"
            leftSection={<IconRefresh size={14} stroke={1.8} />}
            aria-label={`${key.status === "current" ? "Rotate" : "What depends on"} ${key.name}`}
            onClick={() => void navigate({ to: "/keys/$id", params: { id: key.id } })}
          >
            {key.status === "current" ? "Rotate…" : "What depends on it…"}
          </Button>
          {may("key.export") && (
            <Button
              size="xs"
              leftSection={<IconUpload size={14} stroke={1.8} />}
              aria-label={`Export public key of ${key.name}`}
              onClick={() => setExporting(true)}
            >
              Export public key
            </Button>
          )}
          {mayRetire && (
            <Menu>
              <Menu.Target>
                <Button size="xs" px={7} aria-label={`More for ${key.name}`}>
                  <IconDots size={14} stroke={1.8} />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item leftSection={<IconArchive size={16} stroke={1.6} />} onClick={askRetire}>
                  Retire…
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
        </div>
      }
    >
      <dl className={styles.facts}>
        <div>
          <dt>Kind</dt>
          <dd>RSA {key.bits} bits</dd>
        </div>
        <div>
          <dt>Licenses signed</dt>
          <dd className="figures">{count(key.licenses)}</dd>
        </div>
        <div>
          <dt>{key.origin === "imported" ? "Imported" : "Created"}</dt>
          <dd>
            <Ago time={key.created_at} />
          </dd>
        </div>
        {key.retired_at !== null && (
          <div>
            <dt>Retired</dt>
            <dd>
              <Ago time={key.retired_at} />
            </dd>
          </div>
        )}
        <div>
          <dt>Key id</dt>
          <dd>
            <span className={`mono ${styles.id}`} title={key.kid}>
              {key.kid}
            </span>
            <Copy value={key.kid} what="key id" />
          </dd>
        </div>
      </dl>
      <SwitchKey to={key} opened={switching} onClose={() => setSwitching(false)} />
      <ExportKey signingKey={key} opened={exporting} onClose={() => setExporting(false)} />
    </Card>
  );
}
