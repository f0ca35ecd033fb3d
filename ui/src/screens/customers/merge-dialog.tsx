import { Button, Group, Loader, Modal, Radio, Stack } from "@mantine/core";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { RecordPicker } from "../../components/record-picker";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import {
  type CustomerRow,
  type CustomerView,
  call,
  type Fault,
  type Id,
  type MergeView,
} from "../../contract/generated";
import { several } from "../../time/locale";
import styles from "./customers.module.css";

/** Makes a duplicate part of this customer: first which one, then what that does, and one step. */
export function MergeDialog(props: { customer: CustomerView; opened: boolean; onClose: () => void }) {
  const [chosen, setChosen] = useState<Id | null>(null);
  const close = () => {
    setChosen(null);
    props.onClose();
  };
  return (
    <Modal opened={props.opened} onClose={close} title="Merge a duplicate" size="lg">
      {props.opened && <Merge customer={props.customer} chosen={chosen} onChoose={setChosen} onClose={close} />}
    </Modal>
  );
}

function Merge(props: { customer: CustomerView; chosen: Id | null; onChoose: (id: Id) => void; onClose: () => void }) {
  const { customer, chosen, onChoose, onClose } = props;
  const client = useQueryClient();
  const likely = useQuery(ask("customer.duplicates", { id: customer.id }));
  const other = useQuery({ ...ask("customer.get", { id: chosen ?? "" }), enabled: chosen !== null });
  const merge = useAct("customer.merge");
  const request = {
    keep_id: customer.id,
    keep_version: customer.version,
    duplicate_id: other.data?.id ?? "",
    duplicate_version: other.data?.version ?? 0,
  };
  const dry = useQuery<MergeView, Fault>({
    // Not among the customer's own queries: it must not be asked again once the merge is done.
    queryKey: ["merge", request],
    queryFn: () => call("customer.merge", { ...request, dry_run: true }),
    enabled: other.data !== undefined,
  });
  const run = () =>
    void merge.mutateAsync(request).then(
      (done) => {
        client.setQueryData(ask("customer.get", { id: customer.id }).queryKey, done.customer);
        toast(`${other.data?.content.name} is part of ${customer.content.name} now.`);
        onClose();
      },
      // It stands in the dialog.
      () => {},
    );
  const rows = likely.data ?? [];
  const searched = chosen !== null && !rows.some(({ id }) => id === chosen);
  return (
    <Stack gap="md">
      <FaultNote fault={likely.error} />
      {likely.isPending && <Loader size="sm" />}
      {rows.length > 0 && (
        <Radio.Group
          label="Likely the same: name, VAT number, CRM id or a contact’s address agree"
          value={chosen}
          onChange={onChoose}
        >
          {rows.map((row) => (
            <Radio
              key={row.id}
              value={row.id}
              className={styles.same}
              label={
                <>
                  <bdi>{row.name}</bdi> <span className="dim">{describe(row)}</span>
                </>
              }
            />
          ))}
        </Radio.Group>
      )}
      {likely.data?.length === 0 && <span className="dim">No customer looks like the same one.</span>}
      <RecordPicker<CustomerRow>
        label={rows.length > 0 ? "Or another customer" : "The duplicate"}
        placeholder={searched ? (other.data?.content.name ?? "") : "Type a name"}
        inside
        query={(text) => ask("customer.list", { text, after: null, limit: 20 })}
        nameOf={({ name }) => name}
        detailOf={describe}
        onPick={onChoose}
        nothing="No customer has this name"
      />
      <FaultNote fault={other.error ?? dry.error ?? merge.error} />
      {other.data && dry.data && <Does keep={customer} gone={other.data} dry={dry.data} />}
      <Group justify="flex-end">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="filled" disabled={!dry.data} loading={merge.isPending} onClick={run}>
          Merge
        </Button>
      </Group>
    </Stack>
  );
}

const describe = ({ country, orders, licenses }: CustomerRow) =>
  [country, several(orders, "order"), several(licenses, "license")].filter(Boolean).join(" · ");

/** What the merge would do, before anything is done. */
function Does({ keep, gone, dry }: { keep: CustomerView; gone: CustomerView; dry: MergeView }) {
  const moved = [
    dry.orders > 0 && several(dry.orders, "order"),
    dry.licenses > 0 && several(dry.licenses, "license"),
    dry.groups > 0 && several(dry.groups, "group"),
    dry.contacts > 0 && several(dry.contacts, "new contact"),
  ].filter((part) => part !== false);
  const list = [moved.slice(0, -1).join(", "), moved.at(-1)].filter(Boolean).join(" and ");
  return (
    <div className={styles.does} role="status">
      <p>
        <bdi>
          <strong>{keep.content.name}</strong>
        </bdi>{" "}
        stays and gets {list || "no order, license, group or contact"} from{" "}
        <bdi>
          <strong>{gone.content.name}</strong>
        </bdi>
        .
      </p>
      <p>
        What is filled in here is kept; what is empty is taken over, and the notes are joined. The duplicate is archived
        and leads here. Signed files keep the name they were issued under.
      </p>
    </div>
  );
}
