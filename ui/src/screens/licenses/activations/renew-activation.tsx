import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FaultNote } from "../../../components/fault-note";
import { placeFault } from "../../../components/form-faults";
import { OptionalDay } from "../../../components/optional-day";
import { useAct } from "../../../contract/ask";
import type { ActivationView } from "../../../contract/generated";
import { type Day, dayOf, endOf, today, writeDay } from "../../../time/days";
import { Certificate } from "../../desk/certificate-text";
import { machineOf } from "./activation-row";

/** The next certificate for the same holder, with an end of its own. */
export function RenewActivation({ view, onClose }: { view: ActivationView | null; onClose: () => void }) {
  const renew = useAct("activation.renew");
  const form = useForm<{ until: Day | null }>({ initialValues: { until: null } });
  const close = () => {
    form.reset();
    renew.reset();
    onClose();
  };
  const submit = form.onSubmit(({ until }) => {
    if (!view) return;
    renew.mutate(
      { id: view.id, version: view.version, ...(until && { until: endOf(until) }) },
      { onError: (fault) => placeFault(form, fault, ["until"]) },
    );
  });
  const { data: made } = renew;
  if (view && made)
    return (
      <Modal opened onClose={close} title="Renewed" size="lg">
        <Text role="status">
          This is the next certificate
          {made.lease_until ? `, good until ${writeDay(dayOf(made.lease_until))}` : ""}. Hand it over: it takes the
          place of the one before.
        </Text>
        <Certificate view={made}>
          <Button onClick={close}>Done</Button>
        </Certificate>
      </Modal>
    );
  const placed = Object.keys(form.errors).length > 0;
  return (
    <Modal opened={view !== null} onClose={close} title={view ? `Renew for ${machineOf(view)}` : ""}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            A new certificate with what the license grants now.
            {view?.lease_until ? ` The one before is good until ${writeDay(dayOf(view.lease_until))}.` : ""}
          </Text>
          <OptionalDay
            label="Good until"
            placeholder="As long as the license and its offline lease"
            data-autofocus
            minDate={today()}
            day={form.values.until}
            onChange={(until) => form.setFieldValue("until", until)}
            error={form.errors.until}
          />
          {!placed && <FaultNote fault={renew.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" loading={renew.isPending}>
              Renew
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
