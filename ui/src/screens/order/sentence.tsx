import type { OrderView } from "../../contract/generated";
import styles from "./cards.module.css";

// What the eye looks for in it: who gains, what stays, and above all whether anything is lost.
const weights = /\b(gains|keeps|loses [^.;]+|nothing is lost)(?=[ .;,]|$)/g;

/** Rust's sentence with its weights; what is lost in the color of what is wrong. */
export function Sentence({ order, empty }: { order: OrderView; empty: string }) {
  const { sentence, customer } = order;
  if (!sentence) return <p className={`${styles.sentence} dim`}>{empty}</p>;
  // The customer's own name may have any words in it.
  const name = customer?.content.name ?? "";
  const at = name ? sentence.indexOf(name) : -1;
  const end = at < 0 ? 0 : at + name.length;
  const parts = sentence.slice(end).split(weights);
  return (
    <p className={styles.sentence}>
      {at > 0 && sentence.slice(0, at)}
      {at >= 0 && <strong>{name}</strong>}
      {parts.map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
          <strong key={index} data-lost={part.startsWith("loses") || undefined}>
            {part}
          </strong>
        ),
      )}
    </p>
  );
}
