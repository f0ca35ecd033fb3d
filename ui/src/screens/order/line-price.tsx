import { TextInput } from "@mantine/core";
import { Amount } from "../../components/money/amount";
import { ShareField } from "../../components/money/share-field";
import { writeShare } from "../../components/money/write";
import styles from "./line.module.css";
import { type SectionProps, wrongIn } from "./line-sections";

/** Discount and tax of one line, and what the customer reads about it. */
export function LinePrice(props: SectionProps) {
  const { order, index, line, view, onChange } = props;
  const total = order.totals.lines[index];
  return (
    <div className={styles.price}>
      <ShareField
        label="Line discount"
        placeholder="0"
        value={line.discount || null}
        error={wrongIn(props, "discount")}
        onChange={(share) => onChange((now) => ({ ...now, discount: share ?? 0 }))}
      />
      <ShareField
        label="Its own tax"
        placeholder={writeShare(total?.tax ?? order.content.tax)}
        value={line.tax}
        error={wrongIn(props, "tax")}
        onChange={(tax) => onChange((now) => ({ ...now, tax }))}
      />
      <TextInput
        size="xs"
        label="Description, for the customer"
        value={line.description}
        error={wrongIn(props, "description")}
        onChange={({ currentTarget: { value } }) => onChange((now) => ({ ...now, description: value }))}
      />
      <p className={styles.list}>
        {view.list_price === null ? (
          "The list has no price for it."
        ) : (
          <>
            In the list for <Amount minor={view.list_price} currency={view.list_currency} />
            {view.list_currency !== order.content.currency && ", another currency than the order's: enter a price."}
          </>
        )}
      </p>
    </div>
  );
}
