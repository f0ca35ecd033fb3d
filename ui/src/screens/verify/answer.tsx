import { Button } from "@mantine/core";
import type { Verdict } from "../../contract/generated";
import { Banner } from "./banner";
import { ChecksCard } from "./checks-card";
import { EntriesCard } from "./entries-card";
import { GrantsCard } from "./grants-card";
import { RawCard } from "./raw-card";
import type { Shown, useVerify } from "./use-verify";
import { VaultCard } from "./vault-card";
import styles from "./verify.module.css";

type Put = ReturnType<typeof useVerify>["put"];

/** Everything that is told: the verdict, what it grants, what was checked, what the vault knows, the text last. */
export function Answer(props: { verdict: Verdict; shown: Shown; put: Put; onClear: () => void }) {
  const { verdict, shown, put, onClear } = props;
  return (
    <>
      <Banner verdict={verdict} shown={shown} onClear={onClear} />
      {verdict.others.map((text) => (
        <p key={text} className={styles.other}>
          <span>The picture has another QR code:</span>
          <span className="mono">{text.length > 80 ? `${text.slice(0, 80)}…` : text}</span>
          <Button size="xs" onClick={() => put({ text }, "scanned")}>
            Look at that one
          </Button>
        </p>
      ))}
      <div className={styles.columns}>
        <div className={styles.column}>
          <GrantsCard verdict={verdict} />
          <EntriesCard entries={verdict.entries} />
          <VaultCard told={verdict.vault} />
        </div>
        <div className={styles.column}>
          <ChecksCard checks={verdict.checks} />
          {verdict.raw && <RawCard raw={verdict.raw} />}
        </div>
      </div>
    </>
  );
}
