import { Amount } from "../../components/money/amount";
import { percent } from "../../components/money/write";
import type { OrderView } from "../../contract/generated";
import styles from "./totals.module.css";

/** What an order costs: subtotal, discount, one line per tax rate, and what is to pay. */
export function Totals({ order }: { order: OrderView }) {
  const { totals, content } = order;
  const { currency } = content;
  if (content.lines.length === 0) return null;
  return (
    <dl className={styles.totals}>
      <dt>Subtotal</dt>
      <dd>
        <Amount minor={totals.subtotal} currency={currency} />
      </dd>
      {totals.discount !== 0 && (
        <>
          <dt>Discount {percent(content.discount)}</dt>
          <dd>
            <Amount minor={-totals.discount} currency={currency} />
          </dd>
        </>
      )}
      {totals.taxes.map(({ rate, tax }) => [
        <dt key={`rate ${rate}`}>Tax {percent(rate)}</dt>,
        <dd key={`tax ${rate}`}>
          <Amount minor={tax} currency={currency} />
        </dd>,
      ])}
      <dt className={styles.total}>Total</dt>
      <dd className={styles.total}>
        <Amount strong minor={totals.total} currency={currency} />
      </dd>
    </dl>
  );
}
