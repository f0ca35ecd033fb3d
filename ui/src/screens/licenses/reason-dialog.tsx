import { Button, type ButtonProps, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { FaultNote } from "../../components/fault-note";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { LicenseView } from "../../contract/generated";

export type ReasonProps = { license: LicenseView; opened: boolean; onClose: () => void };

type Words = {
  action: "license.block" | "license.revoke";
  title: string;
  /** What happens to it: the end of a sentence that begins with the license. */
  consequence: string;
  keep: string;
  act: string;
  done: string;
  color?: ButtonProps["color"];
};

/** Does something to one license that needs a reason, which the customer may ask for later. */
export function ReasonDialog({ license, opened, onClose, words }: ReasonProps & { words: Words }) {
  const { id, serial, product_name, customer_name } = license.row;
  const client = useQueryClient();
  const act = useAct(words.action);
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim() ? null : "Say why; it stands in the journal") },
  });
  const close = () => {
    form.reset();
    act.reset();
    onClose();
  };
  const submit = form.onSubmit(
    ({ reason }) =>
      void act.mutateAsync({ id, version: license.version, reason: reason.trim() }).then(
        (next) => {
          client.setQueryData(ask("license.get", { id }).queryKey, next);
          close();
          toast(words.done);
        },
        // It stands in the dialog.
        () => {},
      ),
  );
  return (
    <Modal opened={opened} onClose={close} title={words.title}>
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
            , {words.consequence}
          </Text>
          <Textarea label="Reason" data-autofocus autosize minRows={2} {...form.getInputProps("reason")} />
          <FaultNote fault={act.error} />
          <Group justify="flex-end">
            <Button onClick={close}>{words.keep}</Button>
            <Button type="submit" variant="filled" color={words.color} loading={act.isPending}>
              {words.act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
