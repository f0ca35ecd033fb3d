import { Button } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconPlus } from "@tabler/icons-react";
import { Card } from "../../components/card";
import type { ProductForm } from "../../contract/generated";
import styles from "./catalog.module.css";
import { FeatureFields } from "./feature-fields";
import { newFeature } from "./product-form";

/** The features of a product with the terms a new order starts from. The first `kept` are on sale and stay. */
export function FeaturesCard({ form, kept }: { form: UseFormReturnType<ProductForm>; kept: number }) {
  const { features } = form.values;
  const add = () => {
    form.insertListItem("features", newFeature(features));
    // The new row is there after the next paint; its name is what people type next.
    requestAnimationFrame(() =>
      document.querySelector<HTMLInputElement>(`[aria-label="Name of feature ${features.length + 1}"]`)?.focus(),
    );
  };
  return (
    <Card
      flush
      title="Features"
      hint="with the terms a new order starts from"
      action={
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={add}>
          Add a feature
        </Button>
      }
    >
      <div className={styles.scroll}>
        <table className={styles.table} aria-label="Features">
          <thead>
            <tr>
              <th scope="col" style={{ width: 64 }}>
                #
              </th>
              <th scope="col" style={{ width: 92 }}>
                Code
              </th>
              <th scope="col">Name</th>
              <th scope="col" style={{ width: 118 }}>
                Type
              </th>
              <th scope="col" style={{ width: 76 }}>
                Limit
              </th>
              <th scope="col" style={{ width: 160 }}>
                Model
              </th>
              <th scope="col" style={{ width: 166 }}>
                Dates, days or runs
              </th>
              <th scope="col" style={{ width: 60 }}>
                Seats
              </th>
              <th scope="col" style={{ width: 160 }}>
                In orders
              </th>
              <th scope="col" style={{ width: 150 }}>
                Flags
              </th>
            </tr>
          </thead>
          <tbody>
            {features.map((_, index) => (
              <FeatureFields
                // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
                key={index}
                form={form}
                index={index}
                fixed={index < kept}
              />
            ))}
          </tbody>
        </table>
      </div>
      {features.length === 0 && <p className={styles.none}>A product needs at least one feature.</p>}
    </Card>
  );
}
