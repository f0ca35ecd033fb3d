import { CloseButton, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { RecordPicker } from "../../components/record-picker";
import { ask } from "../../contract/ask";
import type { CustomerRow, Id } from "../../contract/generated";

type Props = { customer: Id | null; onChange: (customer: Id | null) => void; error?: ReactNode };

/** Who buys; nobody, when it stays empty. */
export function CustomerPicker({ customer, onChange, error }: Props) {
  const chosen = useQuery({ ...ask("customer.get", { id: customer ?? "" }), enabled: customer !== null });
  if (customer !== null)
    return (
      <TextInput
        label="Customer"
        readOnly
        value={chosen.data?.content.name ?? ""}
        error={error}
        rightSection={<CloseButton size="sm" aria-label="No customer" onClick={() => onChange(null)} />}
      />
    );
  return (
    <RecordPicker<CustomerRow>
      label="Customer"
      placeholder="nobody"
      query={(text) => ask("customer.list", { text, after: null, limit: 20 })}
      nameOf={({ name }) => name}
      detailOf={({ country }) => country}
      onPick={onChange}
      nothing="No customer has this name"
      error={error}
      inside
    />
  );
}
