import styles from "./money.module.css";
import { TypedField, type TypedProps } from "./typed-field";
import { readShare, writeShare } from "./write";

/** A share: typed in percent with up to two decimals, held in hundredths of a percent. */
export function ShareField(props: TypedProps) {
  return (
    <TypedField
      rightSection={<span className={styles.sign}>%</span>}
      rightSectionPointerEvents="none"
      rightSectionWidth={22}
      {...props}
      read={readShare}
      write={writeShare}
      hint="Write a percentage, e.g. 19 or 5.5"
    />
  );
}
