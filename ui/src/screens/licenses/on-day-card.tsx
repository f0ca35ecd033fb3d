import { Button } from "@mantine/core";
import { IconCopy, IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { save } from "@tauri-apps/plugin-dialog";
import { useState } from "react";
import { Card } from "../../components/card";
import { DayField } from "../../components/day-field";
import { FaultNote } from "../../components/fault-note";
import { toast, toastFault, toastSaved } from "../../components/toast";
import { ask } from "../../contract/ask";
import { call, type LicenseThen, type LicenseView, type Standing } from "../../contract/generated";
import { useMay } from "../../session/session";
import { exactly } from "../../time/ago";
import { type Day, dayOf, endOf, today } from "../../time/days";
import styles from "./licenses.module.css";

const standings: Record<Standing, string> = {
  not_yet: "Not made yet",
  active: "Active",
  blocked: "Blocked",
  revoked: "Revoked",
};

/** What the license was on a day in the past, with the very file of that day. */
export function OnDayCard({ license }: { license: LicenseView }) {
  const may = useMay();
  const [day, setDay] = useState<Day | null>(null);
  const { id } = license.row;
  // The evening of a day that is over; today is now.
  const at = day === null ? null : Math.min(endOf(day), Math.floor(Date.now() / 1000));
  const then = useQuery({ ...ask("license.on_day", { id, at: at ?? 0 }), enabled: at !== null });
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      toast("The file of that day is in the clipboard.");
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  const write = async (name: string, at: number) => {
    try {
      const path = await save({ title: "Save the file of that day", defaultPath: name });
      if (!path) return;
      await call("license.save_file", { id, path, at });
      toastSaved(`${name} is saved.`, path);
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  return (
    <Card title="On a day" hint="as it was in the evening">
      <DayField
        aria-label="Day"
        day={day ?? today()}
        onChange={setDay}
        minDate={dayOf(license.row.issued_at)}
        maxDate={today()}
      />
      <FaultNote fault={then.error} />
      {then.data && (
        <>
          <Then then={then.data} />
          {then.data.file && (
            <div className={styles.buttons}>
              <Button
                size="xs"
                leftSection={<IconCopy size={14} stroke={1.6} />}
                onClick={() => void copy(then.data.file?.text ?? "")}
              >
                Copy that file
              </Button>
              {may("license.save_file") && (
                <Button
                  size="xs"
                  leftSection={<IconDownload size={14} stroke={1.6} />}
                  onClick={() => void write(then.data.file?.file_name ?? "", then.data.at)}
                >
                  Save that file…
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </Card>
  );
}

function Then({ then }: { then: LicenseThen }) {
  const machines = then.activations.map(({ name, holder_id }) => name || holder_id || "a machine without a name");
  return (
    <dl className={styles.signed} aria-label="On that day">
      <div>
        <dt>Status</dt>
        <dd>
          {standings[then.standing]}
          {then.reason && `: ${then.reason}`}
        </dd>
      </div>
      <div>
        <dt>File</dt>
        <dd>
          {then.issued_at === null ? "none of ours" : `of ${exactly(then.issued_at)}, by order ${then.order_number}`}
        </dd>
      </div>
      {then.features.map(({ number, name, granted }) => (
        <div key={number}>
          <dt>
            {number} {name}
          </dt>
          <dd>{granted}</dd>
        </div>
      ))}
      <div>
        <dt>Machines</dt>
        <dd>{machines.length === 0 ? "none" : machines.join(", ")}</dd>
      </div>
    </dl>
  );
}
