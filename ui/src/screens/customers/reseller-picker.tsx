import { CloseButton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { RecordPicker } from "../../components/record-picker";
import { ask } from "../../contract/ask";
import type { CustomerRow, Id, NamedId } from "../../contract/generated";
import styles from "./customers.module.css";

/** The reseller that serves a customer: one of those marked as resellers, or none. */
export function ResellerPicker(props: {
  id: Id | null;
  known: NamedId | null;
  error: ReactNode;
  onChange: (id: Id | null) => void;
}) {
  const { id, known, error, onChange } = props;
  const told = known?.id === id ? known.name : undefined;
  const asked = useQuery({ ...ask("customer.get", { id: id ?? "" }), enabled: id !== null && told === undefined });
  if (id !== null) {
    return (
      <TextInput
        label="Served by"
        className={styles.wide}
        readOnly
        value={told ?? asked.data?.content.name ?? ""}
        error={error}
        rightSection={<CloseButton size="sm" aria-label="No reseller" onClick={() => onChange(null)} />}
      />
    );
  }
  return (
    <RecordPicker<CustomerRow>
      label="Served by"
      className={styles.wide}
      placeholder="no reseller"
      query={(text) => ask("customer.list", { text, resellers: true, after: null, limit: 20 })}
      nameOf={({ name }) => name}
      detailOf={({ country }) => country}
      onPick={onChange}
      nothing="No customer is marked as a reseller under this name"
      error={error}
    />
  );
}
