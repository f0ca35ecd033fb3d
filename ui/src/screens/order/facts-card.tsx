import { Checkbox, Switch, TextInput } from "@mantine/core";
import { Card } from "../../components/card";
import { CountField } from "../../components/count-field";
import { CurrencySelect } from "../../components/money/currency-select";
import type { OrderContent, OrderView, Problem } from "../../contract/generated";
import styles from "./facts.module.css";
import { withContent } from "./form";
import { MoreFacts } from "./more-facts";
import { factProblem } from "./problems";
import { ResellerField } from "./reseller-field";
import { WindowFields } from "./window-fields";

/** Changes a draft on screen; it is saved as typed. */
export type Edit = (change: (order: OrderView) => OrderView) => void;

// Their messages stand together under the grid, where there is room for a sentence.
const here = ["purchase_order", "activation_limit", "currency", "demo", "window.from", "window.until", "reseller_id"];

// Here it reads like text among texts.
const left = { input: { textAlign: "left" } } as const;

/** The facts of an order beside its lines. They read like text and are fields: a click or Tab, and one types. */
export function FactsCard({ order, problems, edit }: { order: OrderView; problems: Problem[]; edit: Edit }) {
  const { content } = order;
  const set = (change: Partial<OrderContent>) => edit((now) => withContent(now, change));
  const wrong = (field: string) => factProblem(problems, field);
  const messages = here.flatMap((field) => wrong(field) ?? []);
  return (
    <Card className={styles.card}>
      <div className={styles.facts}>
        <label htmlFor="purchase-order">Purchase order</label>
        <TextInput
          id="purchase-order"
          size="xs"
          placeholder="–"
          classNames={{ input: styles.quiet }}
          value={content.purchase_order}
          error={wrong("purchase_order") !== undefined}
          onChange={({ currentTarget: { value } }) => set({ purchase_order: value })}
        />
        <label htmlFor="currency">Currency</label>
        <CurrencySelect
          id="currency"
          classNames={{ input: styles.quiet }}
          value={content.currency}
          error={wrong("currency") !== undefined}
          onChange={(currency) => set({ currency })}
        />
        <label htmlFor="activation-limit">Activation limit</label>
        <div className={styles.limit}>
          <CountField
            id="activation-limit"
            w={30}
            classNames={{ input: styles.quiet }}
            styles={left}
            value={content.activation_limit}
            error={wrong("activation_limit") !== undefined}
            onChange={(activation_limit) => set({ activation_limit })}
          />
          <span className="dim">per license</span>
        </div>
        <label htmlFor="demo">Demo</label>
        <Switch
          id="demo"
          size="xs"
          className={styles.switch}
          checked={content.demo}
          error={wrong("demo") !== undefined}
          onChange={({ currentTarget: { checked } }) => set({ demo: checked })}
        />
        <label htmlFor="window-from">Activation window</label>
        <WindowFields window={content.window} wrong={wrong} onChange={(window) => set({ window })} />
        <label htmlFor="reseller">Reseller</label>
        <ResellerField
          reseller={order.reseller}
          wrong={wrong("reseller_id") !== undefined}
          onChange={(reseller) =>
            edit((now) => ({ ...withContent(now, { reseller_id: reseller?.id ?? null }), reseller }))
          }
        />
      </div>
      {content.kind === "sale" && (
        <div className={styles.rules}>
          <Checkbox
            label="Needs a customer"
            checked={content.customer_required}
            onChange={({ currentTarget: { checked } }) => set({ customer_required: checked })}
          />
          <Checkbox
            label="May overwrite what a machine holds"
            checked={content.can_overwrite}
            onChange={({ currentTarget: { checked } }) => set({ can_overwrite: checked })}
          />
        </div>
      )}
      {messages.map((message) => (
        <p key={message} role="alert" className={styles.wrong}>
          {message}
        </p>
      ))}
      <MoreFacts content={content} wrong={wrong} onChange={set} />
    </Card>
  );
}
