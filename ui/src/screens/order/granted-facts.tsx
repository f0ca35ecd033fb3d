import { Card } from "../../components/card";
import type { OrderView } from "../../contract/generated";
import styles from "./cards.module.css";

/** The facts of a submitted order, read only. */
export function GrantedFacts({ order }: { order: OrderView }) {
  return (
    <Card>
      <dl className={styles.facts} style={{ margin: 0 }}>
        <dt>Purchase order</dt>
        <dd>{order.purchase_order || <span className="dim">–</span>}</dd>
        <dt>Activation limit</dt>
        <dd>{order.activation_limit} per license</dd>
        <dt>Demo</dt>
        <dd>{order.demo ? "Yes" : "No"}</dd>
      </dl>
    </Card>
  );
}
