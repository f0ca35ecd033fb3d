import { Button, Group, Modal, Select, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { FaultNote } from "../../../components/fault-note";
import type { KeyCustomer, KeyDrill, ReissueView } from "../../../contract/generated";
import { count, several } from "../../../time/locale";
import { saveReissued } from "./save-reissued";
import { useReissue } from "./use-reissue";

/** Makes files of the same terms, signed with the current key; then they can be saved, a folder for each customer. */
export function ReissueFiles(props: {
  drill: KeyDrill;
  /** Only this customer's. */
  customer?: KeyCustomer | null;
  opened: boolean;
  onClose: () => void;
}) {
  const { drill, customer, opened, onClose } = props;
  const { made, running, finished, fault, run, reset } = useReissue(drill.key.id);
  const [product, setProduct] = useState<string | null>(null);
  const close = () => {
    if (running) return;
    reset();
    setProduct(null);
    onClose();
  };
  const products = drill.products.filter(({ files }) => files.counting > 0);
  const begin = () => void run({ product_id: product, customer_id: customer?.id ?? null });
  const whose = customer ? ` of ${customer.name}` : "";
  const stopped = !running && !finished && made.length > 0;
  return (
    <Modal opened={opened} onClose={close} title={`Make files${whose} anew`}>
      <Stack gap="md">
        <Text>
          Every file and certificate that {drill.key.name} signed and that counts today is made once more with the same
          terms, signed with {drill.successor?.name ?? "the current key"}. The former ones stay good and stay in the
          vault.
        </Text>
        {!finished && (
          <Select
            label="Product"
            data={products.map(({ id, name, files }) => ({ value: id, label: `${name} (${count(files.counting)})` }))}
            value={product}
            onChange={setProduct}
            placeholder="All products"
            clearable
            disabled={running}
          />
        )}
        {(running || finished || made.length > 0) && <Text role="status">{madeInWords(made, running)}</Text>}
        <FaultNote fault={fault} />
        <Group justify="flex-end">
          {made.length > 0 && !running && (
            <Button onClick={() => void saveReissued(made.map(({ id }) => id))}>Save files…</Button>
          )}
          <Button onClick={close} disabled={running}>
            {finished ? "Done" : "Cancel"}
          </Button>
          {!finished && (
            <Button variant="filled" data-autofocus loading={running} onClick={begin}>
              {stopped ? "Go on" : "Make anew"}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}

/** "1,204 license files and 310 certificates are made anew." */
export function madeInWords(made: ReissueView[], running: boolean): string {
  const files = made.reduce((sum, batch) => sum + batch.files, 0);
  const certificates = made.reduce((sum, batch) => sum + batch.certificates, 0);
  if (files + certificates === 0) return running ? "Signing…" : "Nothing was left to make anew.";
  const what = `${several(files, "license file")} and ${several(certificates, "certificate")}`;
  return running ? `${what} so far…` : `${what} are made anew.`;
}
