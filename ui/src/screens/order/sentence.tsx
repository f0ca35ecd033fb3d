import type { OrderView } from "../../contract/generated";
import styles from "./cards.module.css";

/** Rust's sentence with its two weights: who gains, and whether anything is lost. */
export function Sentence({ order, empty }: { order: OrderView; empty: string }) {
  const { sentence, customer } = order;
  if (!sentence) return <p className={`${styles.sentence} dim`}>{empty}</p>;
  const begin = customer && sentence.startsWith(`${customer.name} gains`) ? `${customer.name} gains` : "";
  const end = /nothing is lost\.$/.exec(sentence)?.[0] ?? "";
  return (
    <p className={styles.sentence}>
      {begin && <strong>{begin}</strong>}
      {sentence.slice(begin.length, sentence.length - end.length)}
      {end && <strong>{end}</strong>}
    </p>
  );
}
