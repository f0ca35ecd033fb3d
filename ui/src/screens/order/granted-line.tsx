import { Button } from "@mantine/core";
import { Card } from "../../components/card";
import { Amount } from "../../components/money/amount";
import { FlagTags } from "../../components/terms/flags";
import { modelWords, writeModel } from "../../components/terms/words";
import type { LineFeatureView, OrderView } from "../../contract/generated";
import { several } from "../../time/locale";
import { featuresOf } from "./form";
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
  // The sentence beside says what it was before an update.
  const leftOut = kind === "update" ? (can_overwrite ? "Not granted" : "As before") : "Left out";
  const features = featuresOf(content, granted);
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
        <table className={`${styles.granted} ${styles.terms}`} aria-label={`Terms of ${name}`}>
          <thead>
            <tr>
              <th scope="col" className={styles.right}>
                #
              </th>
              <th scope="col">Feature</th>
              <th scope="col">Model</th>
              <th scope="col">Granted</th>
              <th scope="col" className={styles.right}>
                Seats
              </th>
              <th scope="col">Flags</th>
            </tr>
          </thead>
          <tbody>
            {features.map((feature) => (
              <tr key={feature.number}>
                <td className={`${styles.right} dim`}>{feature.number}</td>
                <td>
                  <span className={feature.excluded ? line.struck : line.name}>{feature.name}</span>
                </td>
                {feature.excluded ? (
                  <td colSpan={4} className="dim">
                    {leftOut}
                  </td>
                ) : (
                  <Terms feature={feature} />
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

function Terms({ feature: { terms } }: { feature: LineFeatureView }) {
  return (
    <>
      <td>{modelWords[terms.model.kind]}</td>
      <td>{writeModel(terms.model)}</td>
      <td className={styles.right}>{terms.seats}</td>
      <td>
        <span className={line.tags}>
          <FlagTags terms={terms} />
        </span>
      </td>
    </>
  );
}
