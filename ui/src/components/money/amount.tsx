import clsx from "clsx";
import type { Currency } from "../../contract/generated";
import { signOf } from "./currency";
import styles from "./money.module.css";
import { writeAmount } from "./write";

/** An amount to read: the currency's sign dim before it, figures under each other. None: a dash. */
export function Amount(props: { minor: number | null; currency: Currency; strong?: boolean; className?: string }) {
  const { minor, currency, strong = false } = props;
  if (minor === null) return <span className="dim">–</span>;
  return (
    <span className={clsx(styles.amount, props.className)} data-strong={strong || undefined}>
      <span className={styles.currency}>
        {minor < 0 && "− "}
        {signOf(currency)}
      </span>{" "}
      {writeAmount(Math.abs(minor), currency)}
    </span>
  );
}
