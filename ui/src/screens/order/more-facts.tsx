import { TextInput, UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { ShareField } from "../../components/money/share-field";
import { percent } from "../../components/money/write";
import type { OrderContent } from "../../contract/generated";
import styles from "./facts.module.css";

const rare = ["description", "discount", "tax", "crm_id", "ref_id"] as const;

type Props = {
  content: OrderContent;
  wrong: (field: string) => string | undefined;
  onChange: (change: Partial<OrderContent>) => void;
};

/** What few orders say. What is set shows in the line that opens it; a problem opens it. */
export function MoreFacts({ content, wrong, onChange }: Props) {
  const [opened, setOpened] = useState(false);
  const guilty = rare.some((field) => wrong(field) !== undefined);
  const open = opened || guilty;
  // It must not close under the hands of who solves the problem.
  useEffect(() => {
    if (guilty) setOpened(true);
  }, [guilty]);
  const { description, discount, tax, crm_id, ref_id } = content;
  const said = [
    discount > 0 && `discount ${percent(discount)}`,
    tax > 0 && `tax ${percent(tax)}`,
    ...[description, crm_id, ref_id],
  ].filter(Boolean);
  return (
    <>
      <UnstyledButton className={styles.more} aria-expanded={open} onClick={() => setOpened(!open)}>
        <IconChevronRight size={14} stroke={1.8} aria-hidden="true" />
        Discount, tax, description
        {!open && said.length > 0 && <span className="dim">{said.join(" · ")}</span>}
      </UnstyledButton>
      {open && (
        <div className={styles.rare}>
          <ShareField
            label="Discount"
            placeholder="0"
            value={discount || null}
            error={wrong("discount")}
            onChange={(share) => onChange({ discount: share ?? 0 })}
          />
          <ShareField
            label="Tax"
            placeholder="0"
            value={tax || null}
            error={wrong("tax")}
            onChange={(share) => onChange({ tax: share ?? 0 })}
          />
          <Text label="CRM id" value={crm_id} error={wrong("crm_id")} onChange={(text) => onChange({ crm_id: text })} />
          <Text
            label="Reference"
            value={ref_id}
            error={wrong("ref_id")}
            onChange={(text) => onChange({ ref_id: text })}
          />
          <Text
            label="Description, for the customer"
            wide
            value={description}
            error={wrong("description")}
            onChange={(text) => onChange({ description: text })}
          />
        </div>
      )}
    </>
  );
}

function Text(props: {
  label: string;
  value: string;
  error: string | undefined;
  wide?: boolean;
  onChange: (text: string) => void;
}) {
  const { onChange, wide, ...field } = props;
  return (
    <TextInput
      size="xs"
      className={wide ? styles.whole : undefined}
      {...field}
      onChange={({ currentTarget: { value } }) => onChange(value)}
    />
  );
}
