import { Button, Checkbox, Group, Loader, Modal, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FaultNote } from "../../../components/fault-note";
import { toast } from "../../../components/toast";
import { ask, useAct } from "../../../contract/ask";
import type { KeyDrill, KeyView } from "../../../contract/generated";
import { count, several } from "../../../time/locale";
import styles from "./rotation.module.css";

/** Lets another key sign. Machines that may refuse what it signs are told first, and have to be confirmed. */
export function SwitchKey({ to, opened, onClose }: { to: KeyView; opened: boolean; onClose: () => void }) {
  const drill = useQuery({ ...ask("key.drill", { id: to.id }), enabled: opened });
  const use = useAct("key.use");
  const [accepted, setAccepted] = useState(false);
  const close = () => {
    setAccepted(false);
    use.reset();
    onClose();
  };
  const warning = drill.data && warningOf(drill.data);
  const older = drill.data?.own_machines.older ?? 0;
  const go = () =>
    use.mutate(
      { id: to.id, version: to.version, accept_older: warning ? older : null },
      {
        onSuccess: () => {
          close();
          toast(`${to.name} signs from now on.`);
        },
      },
    );
  return (
    <Modal opened={opened} onClose={close} title={`Switch to ${to.name}?`}>
      <Stack gap="md">
        <Text>
          It signs new licenses, certificates and revocation lists from now on. What was signed before stays good.
        </Text>
        <FaultNote fault={drill.error} />
        {drill.isPending && <Loader size="sm" />}
        {warning && (
          <>
            <p className={styles.warning}>{warning}</p>
            <Checkbox
              label="I know. Switch all the same"
              checked={accepted}
              onChange={(event) => setAccepted(event.currentTarget.checked)}
            />
          </>
        )}
        <Text size="sm" c="dimmed">
          Signet sees only programs that asked for an activation, with the version they told. Programs that never asked
          are not among these numbers.
          {drill.data && warning === null && drill.data.own_machines.unknown > 0 && (
            <> Of {several(drill.data.own_machines.unknown, "active machine")} the program is unknown.</>
          )}
        </Text>
        <FaultNote fault={use.error} />
        <Group justify="flex-end">
          <Button onClick={close}>Cancel</Button>
          <Button
            variant="filled"
            disabled={!drill.data || (warning !== null && !accepted)}
            loading={use.isPending}
            onClick={go}
          >
            Switch
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What has to be confirmed; null when nothing speaks against it. */
export function warningOf({ key, own_machines: { older, unknown } }: KeyDrill): string | null {
  const more = unknown > 0 ? ` Of ${count(unknown)} more the program is unknown.` : "";
  const machines = several(older, "machine runs a program", "machines run programs");
  if (key.announced_at === null)
    return `${key.name} was never announced: no program is known to embed it, and ${machines} that may refuse what it signs.${more}`;
  if (older === 0) return null;
  return `${machines} older than the announcement of ${key.name}: they may refuse what it signs.${more}`;
}
