import { Button, Group, Modal, SegmentedControl, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { CountField } from "../../components/count-field";
import { DayField } from "../../components/day-field";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { toast } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { Id, MadeOrder } from "../../contract/generated";
import { type Day, endOf, today } from "../../time/days";
import { several } from "../../time/locale";

type Values = { by: "days" | "until"; days: number; until: Day };

/** Which orders did it. */
export const byOrders = (orders: MadeOrder[]) =>
  `by ${orders.length === 1 ? "order" : "orders"} ${orders.map(({ number }) => number).join(", ")}`;

/** Extends licenses that have an end, each from its own, or all up to one day. */
export function ExtendLicenses(props: { licenses: Id[]; opened: boolean; onClose: () => void; onDone?: () => void }) {
  const { licenses, opened, onClose, onDone } = props;
  const extend = useAct("license.extend");
  const form = useForm<Values>({ initialValues: { by: "days", days: 365, until: today(365) } });
  const close = () => {
    form.reset();
    extend.reset();
    onClose();
  };
  const submit = form.onSubmit(({ by, days, until }) =>
    extend.mutate(
      { license_ids: licenses, ...(by === "days" ? { days } : { until: endOf(until) }) },
      {
        onSuccess: (orders) => {
          close();
          onDone?.();
          toast(`${several(licenses.length, "license")} extended ${byOrders(orders)}.`);
        },
        onError: (fault) => placeFault(form, fault, ["days", "until"]),
      },
    ),
  );
  const placed = Object.keys(form.errors).length > 0;
  return (
    <Modal opened={opened} onClose={close} title={`Extend ${several(licenses.length, "license")}`}>
      <form onSubmit={submit}>
        <Stack gap="md">
          <Text>
            An update order is made and submitted at once; the new files have to be handed over. Nothing else of the
            terms changes.
          </Text>
          <SegmentedControl
            aria-label="How it is extended"
            data={[
              { value: "days", label: "By days" },
              { value: "until", label: "Up to a day" },
            ]}
            {...form.getInputProps("by")}
          />
          {form.values.by === "days" ? (
            <CountField
              label="Days"
              description="From the end of each license; from now if that is over."
              size="sm"
              unit="days"
              data-autofocus
              value={form.values.days}
              error={form.errors.days}
              onChange={(days) => form.setFieldValue("days", days)}
            />
          ) : (
            <DayField
              label="Last day"
              size="sm"
              minDate={today()}
              day={form.values.until}
              error={form.errors.until}
              onChange={(until) => form.setFieldValue("until", until)}
            />
          )}
          {!placed && <FaultNote fault={extend.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" loading={extend.isPending}>
              Extend
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
