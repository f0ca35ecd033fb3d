import { Switch, TextInput } from "@mantine/core";
import { Card } from "../../components/card";
import { CountField } from "../../components/count-field";
import type { OrderView, Problem } from "../../contract/generated";
import styles from "./cards.module.css";
import { problemsAt } from "./problems";

type Edit = (change: (order: OrderView) => OrderView) => void;

/** The few facts of an order beside its lines. */
export function FactsCard({ order, problems, edit }: { order: OrderView; problems: Problem[]; edit: Edit }) {
  const wrong = (field: "activation_limit" | "purchase_order" | "demo") =>
    problemsAt(problems, { at: "fact", field })[0]?.message;
  return (
    <Card>
      <div className={styles.facts}>
        <label htmlFor="purchase-order">Purchase order</label>
        <TextInput
          id="purchase-order"
          size="xs"
          value={order.purchase_order}
          error={wrong("purchase_order")}
          onChange={({ currentTarget: { value } }) => edit((now) => ({ ...now, purchase_order: value }))}
        />
        <label htmlFor="activation-limit">Activation limit</label>
        <div className={styles.limit}>
          <CountField
            id="activation-limit"
            w={56}
            value={order.activation_limit}
            error={wrong("activation_limit") !== undefined}
            aria-describedby="activation-limit-problem"
            onChange={(activation_limit) => edit((now) => ({ ...now, activation_limit }))}
          />
          <span className="dim">per license</span>
          <Switch
            className={styles.demo}
            label="Demo"
            labelPosition="left"
            checked={order.demo}
            onChange={({ currentTarget: { checked } }) => edit((now) => ({ ...now, demo: checked }))}
          />
        </div>
      </div>
      {(wrong("activation_limit") ?? wrong("demo")) && (
        <p id="activation-limit-problem" role="alert" className={styles.wrong}>
          {wrong("activation_limit") ?? wrong("demo")}
        </p>
      )}
    </Card>
  );
}
