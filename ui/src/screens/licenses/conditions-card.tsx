import { Button, Group } from "@mantine/core";
import { IconCalendarPlus, IconCircleCheck } from "@tabler/icons-react";
import { useState } from "react";
import { Card } from "../../components/card";
import { writeConditions } from "../../components/conditions/words";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { LicenseView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { byOrders, ExtendLicenses } from "./extend-licenses";
import styles from "./licenses.module.css";

/** What holds for the license as a whole; its subscription is extended and its trial converted here. */
export function ConditionsCard({ license: { row, conditions } }: { license: LicenseView }) {
  const may = useMay();
  const convert = useAct("license.convert_trial");
  const [extending, setExtending] = useState(false);
  const words = writeConditions(conditions);
  const active = row.status === "active";
  const mayExtend = active && conditions.validity.kind !== "perpetual" && may("license.extend");
  const mayConvert = active && conditions.trial_days !== null && may("license.convert_trial");
  if (words.length === 0) return null;
  const runConvert = () =>
    convert.mutate(
      { license_ids: [row.id] },
      {
        onSuccess: (orders) => toast(`The trial is converted ${byOrders(orders)}: hand over the new file.`),
        onError: toastFault,
      },
    );
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
                loading={convert.isPending}
                onClick={runConvert}
              >
                Convert the trial
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
      <ExtendLicenses licenses={[row.id]} opened={extending} onClose={() => setExtending(false)} />
    </Card>
  );
}
