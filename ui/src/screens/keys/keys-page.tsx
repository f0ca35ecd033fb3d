import { Button } from "@mantine/core";
import { IconFileImport, IconKey, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Caps } from "../../components/caps";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { CreateKey } from "./create-key";
import { ImportKey } from "./import-key";
import { KeyCard } from "./key-card";
import styles from "./keys.module.css";

const rank = { current: 0, next: 1, active: 2, retired: 3 };

/** The signing keys: the one in use first, then those whose licenses are still out there. */
export function KeysPage() {
  const search = useSearch({ from: "/keys" });
  const navigate = useNavigate({ from: "/keys" });
  const may = useMay();
  const keys = useQuery(ask("key.list", {}));
  const show = (dialog: { create?: true; import?: true }) => void navigate({ search: dialog, replace: true });
  const mayCreate = may("key.create");
  const mayImport = may("key.import");
  useKeys({
    n: mayCreate ? { run: () => show({ create: true }), label: "New key" } : undefined,
    i: mayImport ? { run: () => show({ import: true }), label: "Import a key" } : undefined,
  });
  const ordered = [...(keys.data ?? [])].sort((a, b) => rank[a.status] - rank[b.status] || b.created_at - a.created_at);
  return (
    <Page
      title="Keys"
      actions={
        <>
          {mayImport && (
            <Button leftSection={<IconFileImport size={16} stroke={1.6} />} onClick={() => show({ import: true })}>
              Import key
            </Button>
          )}
          {mayCreate && (
            <Button
              variant="filled"
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => show({ create: true })}
            >
              New key <Caps of="n" filled />
            </Button>
          )}
        </>
      }
    >
      <div className={styles.content}>
        <FaultNote fault={keys.error} />
        {keys.data?.length === 0 && (
          <Empty
            icon={IconKey}
            title="No signing key yet"
            text="Every license file is signed with a key of your own. Your programs carry its public half and check the signature with it."
            action={mayCreate ? { label: "Create a signing key", run: () => show({ create: true }) } : undefined}
          />
        )}
        {ordered.map((key) => (
          <KeyCard key={key.id} signingKey={key} />
        ))}
      </div>
      <CreateKey opened={search.create === true && mayCreate} onClose={() => show({})} first={ordered.length === 0} />
      <ImportKey opened={search.import === true && mayImport} onClose={() => show({})} />
    </Page>
  );
}
