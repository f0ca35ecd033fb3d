import { Anchor, Button, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Link } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { useAct } from "../../contract/ask";
import type { Id, ProfileView } from "../../contract/generated";
import { Certificate } from "../desk/certificate-text";
import {
  type Holder,
  HolderFields,
  holderOf,
  holderPlaces,
  holderRules,
  noHolder,
} from "../licenses/activations/holder-fields";
import { CustomerPicker } from "./customer-picker";

type Values = Holder & { customer_id: Id | null; note: string };

/** One license of a profile for a pasted id, in one step. */
export function LicenseForId(props: { profile: ProfileView; opened: boolean; onClose: () => void }) {
  const { profile, opened, onClose } = props;
  const sell = useAct("license.from_profile");
  const form = useForm<Values>({
    initialValues: { ...noHolder, customer_id: null, note: "" },
    validate: holderRules,
  });
  const { data: made } = sell;
  const close = () => {
    form.reset();
    sell.reset();
    onClose();
  };
  const submit = form.onSubmit((values) =>
    sell.mutate(
      {
        profile_id: profile.id,
        ...holderOf(values),
        customer_id: values.customer_id,
        note: values.note.trim(),
      },
      { onError: (fault) => placeFault(form, fault, [...holderPlaces, "customer_id", "note"]) },
    ),
  );
  const placed = Object.keys(form.errors).length > 0;
  if (made)
    return (
      <Modal opened={opened} onClose={close} title="License made" size="lg">
        <Text role="status">
          The license{" "}
          <Anchor component={Link} to={`/licenses/${made.license_id}`} className="mono">
            {made.serial}
          </Anchor>{" "}
          is made, and this is its certificate.
        </Text>
        <Certificate view={made}>
          <Button onClick={close}>Done</Button>
        </Certificate>
      </Modal>
    );
  return (
    <Modal opened={opened} onClose={close} title={`A license of ${profile.content.name} for an id`} size="lg">
      <form onSubmit={submit}>
        <Stack gap="md">
          <HolderFields form={form} />
          <CustomerPicker
            customer={form.values.customer_id}
            onChange={(id) => form.setFieldValue("customer_id", id)}
            error={form.errors.customer_id}
          />
          <Textarea label="Note" autosize minRows={1} {...form.getInputProps("note")} />
          {!placed && <FaultNote fault={sell.error} />}
          <Group justify="flex-end">
            <Button onClick={close}>Cancel</Button>
            <Button type="submit" variant="filled" loading={sell.isPending}>
              Make the license
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
