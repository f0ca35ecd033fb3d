import { TextInput } from "@mantine/core";
import { Card } from "../../../components/card";
import { digitsOf } from "../../../components/money/currency";
import { CurrencySelect } from "../../../components/money/currency-select";
import { MoneyField } from "../../../components/money/money-field";
import { ShareField } from "../../../components/money/share-field";
import { useSet } from "../../../components/record-form/use-record-form";
import type { Currency, Prices } from "../../../contract/generated";
import type { Section } from "../section";
import styles from "./prices.module.css";
import { SerialsCard } from "./serials-card";

const order = ["label", "input", "error", "description"] as ("label" | "input" | "error" | "description")[];

/** What it costs, how its serial numbers look, and its numbers in other systems. */
export function PricesTab(section: Section) {
  const { form } = section;
  const set = useSet(form);
  const { prices } = form.values;
  return (
    <>
      <Card title="Prices" hint="of one license, without tax; orders start with them">
        <div className={styles.prices}>
          <CurrencySelect
            size="sm"
            label="Currency"
            value={prices.currency}
            error={form.errors["prices.currency"]}
            onChange={(currency) => set("prices", inCurrency(prices, currency))}
          />
          <MoneyField
            size="sm"
            label="Price"
            placeholder="asked for in the order"
            currency={prices.currency}
            value={prices.price}
            error={form.errors["prices.price"]}
            onChange={(price) => set("prices.price", price)}
          />
          <MoneyField
            size="sm"
            label="Price for resellers"
            placeholder="as for everybody"
            currency={prices.currency}
            value={prices.reseller_price}
            error={form.errors["prices.reseller_price"]}
            onChange={(price) => set("prices.reseller_price", price)}
          />
          <ShareField
            size="sm"
            label="Tax"
            placeholder="the order’s"
            description="Only where it differs from the order’s"
            inputWrapperOrder={order}
            value={prices.tax}
            error={form.errors["prices.tax"]}
            onChange={(tax) => set("prices.tax", tax)}
          />
        </div>
      </Card>
      <SerialsCard {...section} />
      <Card title="Numbers elsewhere" hint="so that other systems find this product">
        <div className={styles.prices}>
          <TextInput label="CRM id" spellCheck={false} {...form.getInputProps("crm_id")} />
          <TextInput label="Id in another system" spellCheck={false} {...form.getInputProps("ref_id")} />
        </div>
      </Card>
    </>
  );
}

/** The same figures in another currency: 4,200.00 euros become 4,200 yen, whatever the minor units. */
export function inCurrency(prices: Prices, currency: Currency): Prices {
  const scale = 10 ** (digitsOf(currency) - digitsOf(prices.currency));
  const scaled = (price: number | null) => (price === null ? null : Math.round(price * scale));
  return { ...prices, currency, price: scaled(prices.price), reseller_price: scaled(prices.reseller_price) };
}
