import { Card } from "../../components/card";
import { MoneyField } from "../../components/money/money-field";
import { writeAmount } from "../../components/money/write";
import { OptionalCount } from "../../components/optional-count";
import { type Form, useSet } from "../../components/record-form/use-record-form";
import type { ProductView, ProfileContent } from "../../contract/generated";
import { largest } from "../catalog/numbers";
import styles from "./profiles.module.css";

const order = ["label", "input", "error", "description"] as ("label" | "input" | "error" | "description")[];

/** What a license made from it costs, and how many there may be. */
export function SaleCard({ form, product }: { form: Form<ProfileContent>; product: ProductView }) {
  const set = useSet(form);
  const { price, quota, kind } = form.values;
  const { currency, price: list } = product.content.prices;
  return (
    <Card title="Price and quota">
      <div className={styles.pair}>
        <MoneyField
          size="sm"
          sign
          label="Price of one"
          description="Empty: the product’s price"
          inputWrapperOrder={order}
          placeholder={list === null ? "asked for in the order" : writeAmount(list, currency)}
          currency={currency}
          value={price}
          error={form.errors.price}
          onChange={(next) => set("price", next)}
        />
        <OptionalCount
          label="Quota"
          unit="licenses"
          description={kind === "right" ? "A license right needs one." : "Empty: any number may be made."}
          inputWrapperOrder={order}
          placeholder={kind === "right" ? undefined : "no limit"}
          max={largest}
          withAsterisk={kind === "right"}
          value={quota}
          error={form.errors.quota}
          onChange={(next) => set("quota", next)}
        />
      </div>
    </Card>
  );
}
