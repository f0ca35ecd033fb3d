import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { FaultNote } from "../../components/fault-note";
import { toast } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { LicenseRow } from "../../contract/generated";
import { byOrders } from "./extend-licenses";

/** Turns a trial into a paid license. Says what that makes, because only revoking its order takes it back. */
export function ConvertTrial({ row, opened, onClose }: { row: LicenseRow; opened: boolean; onClose: () => void }) {
  const convert = useAct("license.convert_trial");
  const close = () => {
    convert.reset();
    onClose();
  };
  const run = () =>
    convert.mutate(
      { license_ids: [row.id] },
      {
        onSuccess: (orders) => {
          close();
          toast(`The trial is converted ${byOrders(orders)}: hand over the new file.`);
        },
      },
    );
  return (
    <Modal opened={opened} onClose={close} title="Convert the trial?">
      <Stack gap="md">
        <Text>
          An update order is made and submitted at once: the license loses its trial and keeps all its other terms. The
          new file has to be handed over. Only revoking that order takes it back.
        </Text>
        <FaultNote fault={convert.error} />
        <Group justify="flex-end">
          <Button onClick={close}>Keep the trial</Button>
          <Button variant="filled" data-autofocus loading={convert.isPending} onClick={run}>
            Convert
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
