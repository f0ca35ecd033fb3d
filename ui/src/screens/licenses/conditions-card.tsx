import { Button, Group } from "@mantine/core";
import { IconCalendarPlus, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Card } from "../../components/card";
import { writeConditions } from "../../components/conditions/words";
import type { LicenseView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { ConvertTrial } from "./convert-trial";
import { ExtendLicenses } from "./extend-licenses";
import styles from "./licenses.module.css";

/** What holds for the license as a whole; its subscription is extended and its trial converted here. */
export function ConditionsCard({ license: { row, conditions } }: { license: LicenseView }) {
  const may = useMay();
  const [extending, setExtending] = useState(false);
  const [converting, setConverting] = useState(false);
  const words = writeConditions(conditions);
  const active = row.status === "active";
  const mayExtend = active && conditions.validity.kind !== "perpetual" && may("license.extend");
  const mayConvert = active && conditions.trial_days !== null && may("license.convert_trial");
  if (words.length === 0) return null;
  return (
    <Card
      title="Conditions"
      hint="of the license as a whole"
      action={
        (mayExtend || mayConvert) && (
          <Group gap="xs">
            {mayConvert && (
              <Button
                size="xs"
                leftSection={<IconCircleCheck size={14} stroke={1.8} />}
                onClick={() => setConverting(true)}
              >
                Convert the trial…
              </Button>
            )}
            {mayExtend && (
              <Button
                size="xs"
                leftSection={<IconCalendarPlus size={14} stroke={1.8} />}
                onClick={() => setExtending(true)}
              >
                Extend…
              </Button>
            )}
          </Group>
        )
      }
    >
      <ul className={styles.words}>
        {words.map((phrase) => (
          <li key={phrase}>{phrase}</li>
        ))}
      </ul>
      <ConvertTrial row={row} opened={converting} onClose={() => setConverting(false)} />
      <ExtendLicenses licenses={[row.id]} opened={extending} onClose={() => setExtending(false)} />
    </Card>
  );
}
