import { Button, Group, Modal, SegmentedControl, Stack, Text, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FaultNote } from "../../../components/fault-note";
import { placeFault } from "../../../components/form-faults";
import { useAct } from "../../../contract/ask";
import type { LicenseRow } from "../../../contract/generated";
import { Certificate } from "../../desk/certificate-text";
import { activated } from "../../desk/done-card";

type Kind = "machine_id" | "client";
const kinds: { value: Kind; label: string }[] = [
  { value: "machine_id", label: "Machine id" },
  { value: "client", label: "Client id" },
];
const hints: Record<Kind, string> = {
  machine_id: "As the program shows it on the machine.",
  client: "As the program knows the client.",
};

/** The id as it is sent, and whether it can be one. */
export function wrongId(id: string): string | null {
  const length = [...id.trim()].length;
  if (length === 0) return "The id the program shows";
  return length < 10 || length > 255 ? `An id has 10 to 255 characters; this one has ${length}` : null;
}

/** A certificate without a request: for an id that somebody reads out or knows. */
export function ActivateById(props: { license: LicenseRow; opened: boolean; onClose: () => void }) {
  const { license, opened, onClose } = props;
  const activate = useAct("activation.for_id");
  const form = useForm<{ kind: Kind; id: string; name: string }>({
    initialValues: { kind: "machine_id", id: "", name: "" },
    validate: { id: wrongId },
  });
  const { data: made } = activate;
  const close = () => {
    form.reset();
    activate.reset();
    onClose();
  };
  const submit = form.onSubmit(({ kind, id, name }) =>
    activate.mutate(
      { license_id: license.id, kind, id: id.trim(), name: name.trim() },
      { onError: (fault) => placeFault(form, fault, ["id", "name"]) },
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
          <SegmentedControl aria-label="What the id is" data={kinds} {...form.getInputProps("kind")} />
          <TextInput
            label="Id"
            description={hints[form.values.kind]}
            data-autofocus
            spellCheck={false}
            autoComplete="off"
            styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
            {...form.getInputProps("id")}
          />
          <TextInput
            label="Name"
            description="What people call the machine; it may stay empty."
            {...form.getInputProps("name")}
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
