import type { Currency } from "../../contract/generated";
import { signOf } from "./currency";
import styles from "./money.module.css";
import { TypedField, type TypedProps } from "./typed-field";
import { readAmount, writeAmount } from "./write";

/** An amount: typed in euros or yen as people write them, held in minor units. `sign`: the currency stands in the field. */
export function MoneyField({ currency, sign = false, ...props }: TypedProps & { currency: Currency; sign?: boolean }) {
  return (
    <TypedField
      {...(sign && {
        leftSection: <span className={styles.sign}>{signOf(currency)}</span>,
        leftSectionPointerEvents: "none" as const,
      })}
      {...props}
      read={(text) => readAmount(text, currency)}
      write={(value) => writeAmount(value, currency)}
      hint={`Write an amount, e.g. ${writeAmount(128_450, currency)}`}
    />
  );
}
