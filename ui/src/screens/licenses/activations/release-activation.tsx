import { Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FaultNote } from "../../../components/fault-note";
import { placeFault } from "../../../components/form-faults";
import { toast } from "../../../components/toast";
import { useAct } from "../../../contract/ask";
import type { ActivationView } from "../../../contract/generated";
import { machineOf } from "./activation-row";

/** Gives an activation back without a proof. Asks for the reason, and says what it does not do. */
export function ReleaseActivation({ view, onClose }: { view: ActivationView | null; onClose: () => void }) {
  const release = useAct("activation.release");
  const form = useForm({
    initialValues: { reason: "" },
    validate: { reason: (value) => (value.trim() ? null : "Say why; it is kept with the activation") },
  });
  const close = () => {
    form.reset();
    release.reset();
    onClose();
  };
  const submit = form.onSubmit(({ reason }) => {
    if (!view) return;
    release.mutate(
      { id: view.id, version: view.version, reason: reason.trim() },
      {
        onSuccess: () => {
          close();
          toast(`${machineOf(view)} is released.`);
        },
        onError: (fault) => placeFault(form, fault, ["reason"]),
      },
    );
  });
  const placed = Object.keys(form.errors).length > 0;
  return (
    <Modal opened={view !== null} onClose={close} title="Release this machine without a proof?">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            {view && <bdi className="mono">{machineOf(view)}</bdi>} no longer counts, and another machine can take its
            place. It keeps its certificate and may go on using it until it takes in the next revocation list
            {view?.lease_until ? " or its lease ends" : ""}: only its own proof shows that it does not.
          </Text>
          <Textarea label="Reason" data-autofocus autosize minRows={2} {...form.getInputProps("reason")} />
          {!placed && <FaultNote fault={release.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Keep it</Button>
            <Button type="submit" variant="filled" color="red" loading={release.isPending}>
              Release machine
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
