import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { FaultNote } from "../../components/fault-note";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { LicenseView } from "../../contract/generated";

/** Lets one license not count for a while. Asks for the reason, which the customer may ask for later. */
export function BlockLicense(props: { license: LicenseView; opened: boolean; onClose: () => void }) {
  const { license, opened, onClose } = props;
  const { id, serial, product_name, customer_name } = license.row;
  const client = useQueryClient();
  const block = useAct("license.block");
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim() ? null : "Say why; it stands in the journal") },
  });
  const close = () => {
    form.reset();
    block.reset();
    onClose();
  };
  const submit = form.onSubmit(
    ({ reason }) =>
      void block.mutateAsync({ id, version: license.version, reason: reason.trim() }).then(
        (next) => {
          client.setQueryData(ask("license.get", { id }).queryKey, next);
          close();
          toast("License blocked.");
        },
        // It stands in the dialog.
        () => {},
      ),
  );
  return (
    <Modal opened={opened} onClose={close} title="Block this license?">
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
            , is blocked until somebody unblocks it: no new machine is activated. Programs without internet hear of it
            from the next revocation list.
          </Text>
          <Textarea label="Reason" data-autofocus autosize minRows={2} {...form.getInputProps("reason")} />
          <FaultNote fault={block.error} />
          <Group justify="flex-end">
            <Button onClick={close}>Leave it</Button>
            <Button type="submit" variant="filled" loading={block.isPending}>
              Block license
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
