import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { FaultNote } from "../../components/fault-note";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { LicenseView } from "../../contract/generated";

/** Takes back one license. Asks for the reason, which the customer may ask for later. */
export function RevokeLicense(props: { license: LicenseView; opened: boolean; onClose: () => void }) {
  const { license, opened, onClose } = props;
  const { id, serial, product_name, customer_name } = license.row;
  const client = useQueryClient();
  const revoke = useAct("license.revoke");
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim() ? null : "Say why; it stands in the journal") },
  });
  const close = () => {
    form.reset();
    revoke.reset();
    onClose();
  };
  const submit = form.onSubmit(
    ({ reason }) =>
      void revoke.mutateAsync({ id, version: license.version, reason: reason.trim() }).then(
        (next) => {
          client.setQueryData(ask("license.get", { id }).queryKey, next);
          close();
          toast("License revoked.");
        },
        // It stands in the dialog.
        () => {},
      ),
  );
  return (
    <Modal opened={opened} onClose={close} title="Revoke this license?">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            <span className="mono">{serial}</span>, {product_name}
            {customer_name && (
              <>
                {" "}
                of <bdi>{customer_name}</bdi>
              </>
            )}
            , becomes revoked. The other licenses of its order stay. This cannot be undone; a new order can grant it
            again.
          </Text>
          <Textarea label="Reason" data-autofocus autosize minRows={2} {...form.getInputProps("reason")} />
          <FaultNote fault={revoke.error} />
          <Group justify="flex-end">
            <Button onClick={close}>Keep it</Button>
            <Button type="submit" variant="filled" color="red" loading={revoke.isPending}>
              Revoke license
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
