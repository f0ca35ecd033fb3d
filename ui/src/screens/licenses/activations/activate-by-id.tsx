import { Button, Group, Modal, Select, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FaultNote } from "../../../components/fault-note";
import { placeFault } from "../../../components/form-faults";
import { OptionalDay } from "../../../components/optional-day";
import { useAct } from "../../../contract/ask";
import type { LicenseRow } from "../../../contract/generated";
import { type Day, endOf, today } from "../../../time/days";
import { Certificate } from "../../desk/certificate-text";
import { activated } from "../../desk/done-card";
import { holderWords, type TypedKind, wrongId } from "./holder-kinds";

const kinds = (Object.keys(holderWords) as TypedKind[]).map((value) => ({ value, label: holderWords[value].choice }));

/** A certificate without a request: for an id that somebody reads out or knows, for a domain, or as a token. */
export function ActivateById(props: { license: LicenseRow; opened: boolean; onClose: () => void }) {
  const { license, opened, onClose } = props;
  const activate = useAct("activation.for_id");
  const form = useForm<{ kind: TypedKind; id: string; name: string; until: Day | null }>({
    initialValues: { kind: "machine_id", id: "", name: "", until: null },
    validate: { id: (id, { kind }) => wrongId(id, kind) },
  });
  const words = holderWords[form.values.kind];
  const { data: made } = activate;
  const close = () => {
    form.reset();
    activate.reset();
    onClose();
  };
  const submit = form.onSubmit(({ kind, id, name, until }) =>
    activate.mutate(
      { license_id: license.id, kind, id: id.trim(), name: name.trim(), ...(until && { until: endOf(until) }) },
      { onError: (fault) => placeFault(form, fault, ["id", "name", "until"]) },
    ),
  );
  const placed = Object.keys(form.errors).length > 0;
  if (made)
    return (
      <Modal opened={opened} onClose={close} title="Certificate" size="lg">
        <Text role="status">{activated(made)}</Text>
        <Certificate view={made}>
          <Button onClick={close}>Done</Button>
        </Certificate>
      </Modal>
    );
  return (
    <Modal opened={opened} onClose={close} title="Activate by id" size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <Select label="For" data={kinds} allowDeselect={false} {...form.getInputProps("kind")} />
          <TextInput
            label={words.id}
            description={words.hint}
            data-autofocus
            spellCheck={false}
            autoComplete="off"
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            {...form.getInputProps("id")}
          />
          <TextInput
            label="Name"
            description="What people call it; it may stay empty."
            {...form.getInputProps("name")}
          />
          <OptionalDay
            label="Good until"
            placeholder="As long as the license and its offline lease"
            minDate={today()}
            day={form.values.until}
            onChange={(until) => form.setFieldValue("until", until)}
            error={form.errors.until}
          />
          {!placed && <FaultNote fault={activate.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" loading={activate.isPending}>
              Activate
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
