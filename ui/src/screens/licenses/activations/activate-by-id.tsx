import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useForm } from "@mantine/form";
import { FaultNote } from "../../../components/fault-note";
import { placeFault } from "../../../components/form-faults";
import { useAct } from "../../../contract/ask";
import type { LicenseRow } from "../../../contract/generated";
import { Certificate } from "../../desk/certificate-text";
import { activated } from "../../desk/done-card";
import { type Holder, HolderFields, holderOf, holderPlaces, holderRules, noHolder } from "./holder-fields";

/** A certificate without a request: for an id that somebody reads out or knows, for a domain, or as a token. */
export function ActivateById(props: { license: LicenseRow; opened: boolean; onClose: () => void }) {
  const { license, opened, onClose } = props;
  const activate = useAct("activation.for_id");
  const form = useForm<Holder>({ initialValues: noHolder, validate: holderRules });
  const { data: made } = activate;
  const close = () => {
    form.reset();
    activate.reset();
    onClose();
  };
  const submit = form.onSubmit((holder) =>
    activate.mutate(
      { license_id: license.id, ...holderOf(holder) },
      { onError: (fault) => placeFault(form, fault, holderPlaces) },
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
          <HolderFields form={form} />
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
