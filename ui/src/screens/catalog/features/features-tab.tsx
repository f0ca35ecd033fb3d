import { Button } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { Fragment } from "react";
import { Card } from "../../../components/card";
import { useRows } from "../../../components/record-form/use-rows";
import type { Feature } from "../../../contract/generated";
import styles from "../catalog.module.css";
import { newFeature } from "../product-form";
import { RowProblems } from "../row-problems";
import type { Section } from "../section";
import { FeatureRow } from "./feature-row";
import own from "./features.module.css";
import { grouped } from "./groups";
import { GroupsCard } from "./groups-card";

/** The features of a product with the terms a new order starts from. On sale, features are only added. */
export function FeaturesTab(section: Section) {
  const { form, product, fixed } = section;
  const rows = useRows<Feature>(form, "features", fixed ? product?.content.features.length : 0);
  // In a narrow window the code stands under More.
  const wide = useMediaQuery("(min-width: 1360px)", true) ?? true;
  const parts = grouped(form.values);
  const also = { wide, groups: parts.flatMap(({ name }) => name || []) };
  const whole = form.errors.features;
  const add = (group = "") => rows.add(newFeature(rows.rows, group), "name");
  return (
    <>
      <Card
        flush
        title="Features"
        hint="with the terms a new order starts from"
        action={
          <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={() => add()}>
            Add a feature
          </Button>
        }
      >
        {whole && <RowProblems alone messages={[String(whole)]} />}
        <div className={styles.scroll}>
          <table className={`${styles.table} ${own.features}`} aria-label="Features">
            <Heads wide={wide} />
            <tbody>
              {parts.map(({ name, note, indexes }) => (
                <Fragment key={name}>
                  {name && (
                    <tr className={own.group}>
                      <th scope="rowgroup" colSpan={wide ? 11 : 10}>
                        {name} <span>{note}</span>
                        <Button size="xs" variant="subtle" onClick={() => add(name)}>
                          Add a feature <span className={own.hidden}>to {name}</span>
                        </Button>
                      </th>
                    </tr>
                  )}
                  {indexes.map((index) => {
                    const feature = rows.rows[index];
                    return (
                      feature && (
                        <FeatureRow key={index} form={form} rows={rows} index={index} row={feature} also={also} />
                      )
                    );
                  })}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
        {rows.rows.length === 0 && <p className={styles.none}>A product needs at least one feature.</p>}
      </Card>
      <GroupsCard {...section} />
    </>
  );
}

function Heads({ wide }: { wide: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col" style={{ width: 66 }}>
          #
        </th>
        {wide && (
          <th scope="col" style={{ width: 84 }}>
            Code
          </th>
        )}
        <th scope="col">Name</th>
        <th scope="col" style={{ width: 116 }}>
          Type
        </th>
        <th scope="col" style={{ width: 70 }}>
          Limit
        </th>
        <th scope="col" style={{ width: 160 }}>
          Model
        </th>
        <th scope="col" style={{ width: 156 }}>
          Dates, days or runs
        </th>
        <th scope="col" style={{ width: 54, textAlign: "right", paddingRight: 12 }}>
          Seats
        </th>
        <th scope="col" style={{ width: 86 }}>
          In orders
        </th>
        <th scope="col" style={{ width: 118 }}>
          Flags
        </th>
        <th scope="col" style={{ width: 62 }}>
          <span className={own.hidden}>Actions</span>
        </th>
      </tr>
    </thead>
  );
}
