import { ActionIcon, Anchor, Tooltip } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { RecordPicker } from "../../components/record-picker";
import { toastFault } from "../../components/toast";
import { ask } from "../../contract/ask";
import type { CustomerRow, Id, NamedId } from "../../contract/generated";
import styles from "./facts.module.css";

/** Who sells on: one of the customers that are marked as resellers, or nobody. */
export function ResellerField(props: {
  reseller: NamedId | null;
  wrong: boolean;
  onChange: (reseller: NamedId | null) => void;
}) {
  const { reseller, wrong, onChange } = props;
  const client = useQueryClient();
  const choose = async (id: Id) => {
    try {
      const { content } = await client.fetchQuery(ask("customer.get", { id }));
      onChange({ id, name: content.name });
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  if (reseller) {
    return (
      <span className={styles.reseller} data-wrong={wrong || undefined}>
        <Anchor component={Link} to={`/customers/${reseller.id}`} inherit>
          <bdi>{reseller.name}</bdi>
        </Anchor>
        <Tooltip label="No reseller">
          <ActionIcon
            id="reseller"
            size={20}
            variant="subtle"
            color="gray"
            aria-label="No reseller"
            aria-invalid={wrong || undefined}
            onClick={() => onChange(null)}
          >
            <IconX size={14} stroke={1.8} />
          </ActionIcon>
        </Tooltip>
      </span>
    );
  }
  return (
    <RecordPicker<CustomerRow>
      id="reseller"
      size="xs"
      className={styles.wide}
      classNames={{ input: styles.quiet }}
      placeholder="none"
      query={(text) => ask("customer.list", { text, archived: false, resellers: true, after: null, limit: 20 })}
      nameOf={({ name }) => name}
      detailOf={({ country }) => country}
      onPick={(id) => void choose(id)}
      nothing="No customer is marked as a reseller under this name"
      error={wrong}
    />
  );
}
