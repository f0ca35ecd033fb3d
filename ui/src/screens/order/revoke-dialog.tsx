import { Button, Group, Modal, Stack, Text, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { FaultNote } from "../../components/fault-note";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { OrderView } from "../../contract/generated";
import { several } from "../../time/locale";
import { licensesOf } from "./form";

// From here on, a slip of the finger costs a customer's whole site: the number must be typed.
const large = 10;

/** Takes back what an order granted. Asks for the reason, which the customer may ask for later. */
export function RevokeDialog({ order, opened, onClose }: { order: OrderView; opened: boolean; onClose: () => void }) {
  const client = useQueryClient();
  const revoke = useAct("order.revoke");
  const licenses = licensesOf(order);
  const update = order.content.kind === "update";
  const big = licenses > large;
  const form = useForm({
    initialValues: { reason: "", number: "" },
    validate: {
      reason: (value) => (value.trim() ? null : "Say why; it stands in the journal"),
      number: (value) => (!big || value.trim() === order.number ? null : `Type ${order.number}`),
    },
  });
  const close = () => {
    form.reset();
    revoke.reset();
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={`Revoke order ${order.number}?`}>
      <form
        onSubmit={form.onSubmit(({ reason }) => {
          void revoke.mutateAsync({ id: order.id, version: order.version, reason: reason.trim() }).then(
            (next) => {
              client.setQueryData(ask("order.get", { id: order.id }).queryKey, next);
              close();
              toast(`Order ${order.number} revoked.`);
            },
            // The note below shows it.
            () => {},
          );
        })}
      >
        <Stack gap="md">
          <Text>
            {update
              ? `${several(licenses, "license")} ${licenses === 1 ? "gets" : "get"} back the terms from before this update, with new files. An update that was made on top of it must be revoked first.`
              : `${several(licenses, "license")} ${licenses === 1 ? "becomes" : "become"} revoked. This cannot be undone; a new order can grant them again.`}
          </Text>
          <Textarea label="Reason" data-autofocus autosize minRows={2} {...form.getInputProps("reason")} />
          {big && <TextInput label={`Type ${order.number} to confirm`} {...form.getInputProps("number")} />}
          <FaultNote fault={revoke.error} />
          <Group justify="flex-end">
            <Button onClick={close}>Keep it</Button>
            <Button type="submit" variant="filled" color="red" loading={revoke.isPending}>
              Revoke order
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
