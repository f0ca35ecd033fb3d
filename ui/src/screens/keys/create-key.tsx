import { Button, Group, Modal, Radio, Stack, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { toast } from "../../components/toast";
import { refresh } from "../../contract/ask";
import type { Fault, KeyBits, KeyView, Request } from "../../contract/generated";
import { callLong } from "../../contract/work";
import { useSession } from "../../session/session";

const sizes: { bits: KeyBits; hint: string }[] = [
  { bits: 2048, hint: "Smallest files; enough until about 2030" },
  { bits: 3072, hint: "Recommended" },
  { bits: 4096, hint: "Largest; signs and checks more slowly" },
];

/** A new signing key. Finding its primes takes a moment. */
export function CreateKey({ opened, onClose, first }: { opened: boolean; onClose: () => void; first: boolean }) {
  const client = useQueryClient();
  const { company } = useSession();
  const form = useForm({
    initialValues: { name: `${company} ${new Date().getFullYear()}`, bits: "3072" },
    validate: { name: (value) => (value.trim() ? null : "A name you will recognize in years") },
  });
  const create = useMutation<KeyView, Fault, Request<"key.create">>({
    mutationFn: (request) => callLong("key.create", request, "Creating the key"),
    onSuccess: (key) => {
      onClose();
      form.reset();
      toast(`${key.name} created.`);
    },
    onError: (fault) => placeFault(form, fault, ["name", "bits"]),
    onSettled: () => refresh(client, "key.create"),
  });
  return (
    <Modal opened={opened} onClose={onClose} title="New signing key">
      <form onSubmit={form.onSubmit(({ name, bits }) => create.mutate({ name, bits: Number(bits) as KeyBits }))}>
        <Stack gap="lg">
          <TextInput
            label="Name"
            description={first ? undefined : "It does not sign new licenses until you say so."}
            data-autofocus
            {...form.getInputProps("name")}
          />
          <Radio.Group label="Size" {...form.getInputProps("bits")}>
            <Stack gap="sm" pt={4}>
              {sizes.map(({ bits, hint }) => (
                <Radio key={bits} value={String(bits)} label={`${bits} bits`} description={hint} />
              ))}
            </Stack>
          </Radio.Group>
          {Object.keys(form.errors).length === 0 && <FaultNote fault={create.error} />}
          <Group justify="flex-end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" loading={create.isPending}>
              Create key
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
