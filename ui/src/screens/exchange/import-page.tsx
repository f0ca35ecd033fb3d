import { Button, SegmentedControl } from "@mantine/core";
import { IconFileSpreadsheet, IconListCheck } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { open } from "@tauri-apps/plugin-dialog";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { toastFault } from "../../components/toast";
import type { ImportKind } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { importKinds } from "../../shell/search";
import { lastPart } from "../../shell/vault-menu";
import { CheckCard } from "./check-card";
import styles from "./exchange.module.css";
import { kindWords, mayImport, placeOfKind } from "./kinds";
import { LookCard } from "./look-card";
import { useImport } from "./use-import";

/** Customers, products or licenses from a CSV file: look, check, and only then change the vault. */
export function ImportPage() {
  const { what = "customers" } = useSearch({ from: "/import" });
  return <Wizard key={what} what={what} />;
}

function Wizard({ what }: { what: ImportKind }) {
  const navigate = useNavigate({ from: "/import" });
  const may = useMay();
  const file = useImport(what);
  const { source, look, running } = file;
  const back = () => void navigate({ to: placeOfKind[what] });
  const choose = () =>
    open({
      title: `Import ${kindWords[what].word.toLowerCase()}`,
      filters: [{ name: "CSV", extensions: ["csv", "txt", "tsv"] }],
    }).then((path) => {
      if (typeof path === "string") file.choose(path);
    }, toastFault);
  const ready = look !== undefined && file.missing.length === 0 && running === null;
  useKeys({
    escape: { run: back, label: "Back to the list" },
    o: { run: () => void choose(), label: "Choose a file" },
    "ctrl+enter": ready ? { run: () => void file.check(), label: "Check the file" } : undefined,
  });
  return (
    <Page
      title="Import"
      crumbs={[{ label: kindWords[what].place, to: placeOfKind[what] }, "Import"]}
      actions={
        look && (
          <Button
            variant={file.result ? "default" : "filled"}
            leftSection={<IconListCheck size={16} stroke={1.6} />}
            disabled={!ready && running !== "check"}
            loading={running === "check"}
            onClick={() => void file.check()}
          >
            Check the file <Caps of="ctrl+enter" filled={!file.result} />
          </Button>
        )
      }
    >
      <div className={styles.content}>
        <Card>
          <div className={styles.start}>
            <SegmentedControl
              aria-label="What the file holds"
              data={importKinds
                .filter((kind) => mayImport(may, kind))
                .map((value) => ({ value, label: kindWords[value].word }))}
              value={what}
              disabled={running !== null}
              onChange={(value) => void navigate({ search: { what: value as ImportKind }, replace: true })}
            />
            <Button
              variant={source ? "default" : "filled"}
              leftSection={<IconFileSpreadsheet size={16} stroke={1.6} />}
              disabled={running !== null}
              onClick={() => void choose()}
            >
              {source ? "Other file…" : "Choose a CSV file…"} <Caps of="o" filled={!source} />
            </Button>
            {source && (
              <span className={styles.path} title={source.path}>
                {lastPart(source.path)}
              </span>
            )}
          </div>
          {!source && <p className={styles.about}>{kindWords[what].about}</p>}
        </Card>
        <FaultNote fault={file.fault} />
        {look && <LookCard what={what} file={file} look={look} />}
        {file.result && <CheckCard what={what} file={file} result={file.result} />}
      </div>
    </Page>
  );
}
