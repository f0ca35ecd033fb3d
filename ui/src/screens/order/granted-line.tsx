import { Button } from "@mantine/core";
import { Card } from "../../components/card";
import { Amount } from "../../components/money/amount";
import table from "../../components/rows.module.css";
import { FlagTags } from "../../components/terms/flags";
import { haveLimits, modelWords, writeLimit, writeModel } from "../../components/terms/words";
import type { LineFeatureView, OrderView } from "../../contract/generated";
import { several } from "../../time/locale";
import { FeatureName } from "./feature-name";
import { featuresOf, isShown } from "./form";
import { GrantedMore } from "./granted-more";
import line from "./line.module.css";
import styles from "./order.module.css";

/** The frozen terms of one line. */
export function GrantedLine(props: { order: OrderView; index: number; onUpdate?: () => void }) {
  const { order, index, onUpdate } = props;
  const granted = order.lines[index];
  const content = order.content.lines[index];
  if (!granted || !content) return null;
  const { kind, can_overwrite } = order.content;
  const update = kind === "update";
  const leftOut = ({ before }: LineFeatureView) => {
    if (!update) return "Left out";
    if (before === null) return "Not granted";
    return can_overwrite ? "Taken away" : "As before";
  };
  const features = featuresOf(content, granted).filter(isShown);
  const limits = haveLimits(features);
  const total = order.totals.lines[index];
  const { product_name: name, profile } = granted;
  return (
    <Card
      flush
      title={
        <>
          {index + 1} · {name}
        </>
      }
      hint={[`No. ${granted.product_number}`, profile?.name, several(granted.quantity, "license")]
        .filter(Boolean)
        .join(" · ")}
      action={
        <span className={styles.beside}>
          {total && total.unit_price !== null && <Amount strong minor={total.net} currency={order.content.currency} />}
          {onUpdate && (
            <Button size="xs" onClick={onUpdate} aria-label={`Update the licenses of ${name}`}>
              Update…
            </Button>
          )}
        </span>
      }
    >
      <div className={line.scroll}>
        <table className={`${table.table} ${styles.terms}`} aria-label={`Terms of ${name}`}>
          <thead>
            <tr>
              <th scope="col" className={table.right} style={{ width: 42 }}>
                #
              </th>
              <th scope="col">Feature</th>
              {update && (
                <th scope="col" style={{ width: 150 }}>
                  Before
                </th>
              )}
              <th scope="col" style={{ width: 150 }}>
                Model
              </th>
              <th scope="col" style={{ width: update ? 150 : 200 }}>
                Granted
              </th>
              {limits && (
                <th scope="col" className={table.right} style={{ width: 110 }}>
                  Limit
                </th>
              )}
              <th scope="col" className={table.right} style={{ width: 64 }}>
                Seats
              </th>
              <th scope="col" style={{ width: 170 }}>
                Flags
              </th>
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <tr key={feature.number}>
                <td className={`${table.right} dim`}>{feature.number}</td>
                <td>
                  <FeatureName
                    feature={feature}
                    struck={feature.excluded && (!update || feature.before === null || can_overwrite)}
                  />
                </td>
                {update && <td className="dim">{feature.before ?? "not granted"}</td>}
                {feature.excluded ? (
                  <td colSpan={limits ? 5 : 4} className="dim">
                    {leftOut(feature)}
                  </td>
                ) : (
                  <Terms feature={feature} limits={limits} />
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <GrantedMore line={content} view={granted} />
    </Card>
  );
}

function Terms({ feature, limits }: { feature: LineFeatureView; limits: boolean }) {
  const { terms, type, limit, catalog_limit } = feature;
  return (
    <>
      <td>{modelWords[terms.model.kind]}</td>
      <td>{writeModel(terms.model)}</td>
      {limits && <td className={table.right}>{writeLimit(type, limit ?? catalog_limit)}</td>}
      <td className={table.right}>{terms.seats}</td>
      <td>
        <span className={line.tags}>
          <FlagTags terms={terms} />
        </span>
      </td>
    </>
  );
}
