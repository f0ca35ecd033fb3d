import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import type { CheckView, Fault } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { useMay, useSession } from "../../session/session";
import { count } from "../../time/locale";
import styles from "./settings.module.css";

/** Whether the vault is whole: its file, and the chain of its journal. */
export function CheckCard() {
  const { folder } = useSession();
  const may = useMay();
  const check = useMutation<CheckView, Fault>({ mutationFn: () => callLong("vault.check", {}, "Checking the vault") });
  const rebuild = useMutation<null, Fault>({
    mutationFn: () => callLong("search.rebuild", {}, "Rebuilding search and counts"),
    onSuccess: () => check.mutate(),
  });
  if (!may("vault.check")) return null;
  const found = check.data;
  return (
    <Card title="Vault" hint={<span className="mono">{folder}</span>}>
      <div className={styles.row}>
        <Button loading={check.isPending} onClick={() => check.mutate()}>
          Check vault
        </Button>
        {found?.problems.length === 0 && (
          <span className={`${styles.row} ${styles.good}`} role="status" style={{ gap: 6 }}>
            <IconShieldCheck size={16} stroke={1.6} aria-hidden="true" />
            Journal chain whole, {count(found.journal_entries)} entries
          </span>
        )}
      </div>
      <FaultNote fault={check.error ?? rebuild.error} />
      {found && found.problems.length > 0 && (
        <ul className={styles.problems} role="alert">
          {found.problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      )}
      {may("search.rebuild") && found?.problems.some((problem) => /^(search|counts):/.test(problem)) && (
        <Button variant="default" loading={rebuild.isPending} onClick={() => rebuild.mutate()}>
          Rebuild search and counts
        </Button>
      )}
    </Card>
  );
}
