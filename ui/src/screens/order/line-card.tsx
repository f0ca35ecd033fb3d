import { ActionIcon, Menu } from "@mantine/core";
import { IconDots, IconTrash } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Card } from "../../components/card";
import { CountField } from "../../components/count-field";
import type { LineFeatureView, LineView, Problem } from "../../contract/generated";
import { FeatureRow } from "./feature-row";
import styles from "./line.module.css";
import { problemsAt } from "./problems";

/** One product in the order, with its terms per feature. */
export function LineCard(props: {
  index: number;
  line: LineView;
  problems: Problem[];
  /** Just added: its quantity is what people type next. */
  focus: boolean;
  onChange: (line: LineView) => void;
  onRemove: () => void;
}) {
  const { index, line, problems, focus, onChange, onRemove } = props;
  const quantity = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) quantity.current?.focus();
  }, [focus]);
  const wrong = problemsAt(problems, { at: "line", line: index });
  const setFeature = (at: number, feature: LineFeatureView) =>
    onChange({ ...line, features: line.features.map((old, i) => (i === at ? feature : old)) });
  return (
    <Card flush className={styles.line}>
      <div className={styles.head}>
        <span className={styles.index}>{index + 1}</span>
        <span className={styles.product}>{line.product_name}</span>
        <span className="dim">No. {line.product_number}</span>
        <CountField
          ref={quantity}
          className={styles.quantity}
          aria-label={`Quantity of ${line.product_name}`}
          value={line.quantity}
          error={wrong.some(({ field }) => field.endsWith(".quantity"))}
          onChange={(next) => onChange({ ...line, quantity: next })}
        />
        <span className="dim">{line.quantity === 1 ? "license" : "licenses"}</span>
        <Menu>
          <Menu.Target>
            <ActionIcon size={28} variant="subtle" color="gray" aria-label={`More for ${line.product_name}`}>
              <IconDots size={16} stroke={1.6} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconTrash size={16} stroke={1.6} />} onClick={onRemove}>
              Remove this line
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      {wrong.map(({ message, field }) => (
        <p key={field + message} role="alert" className={styles.wrong} data-problem tabIndex={-1}>
          {message}
        </p>
      ))}
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={`Terms of ${line.product_name}`}>
          <colgroup>
            <col className={styles.number} />
            <col />
            <col className={styles.model} />
            <col className={styles.value} />
            <col className={styles.seats} />
            <col className={styles.flags} />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                #
              </th>
              <th scope="col">Feature</th>
              <th scope="col">Model</th>
              <th scope="col">Dates, days or runs</th>
              <th scope="col" className={styles.seats}>
                Seats
              </th>
              <th scope="col" className={styles.flags}>
                Flags
              </th>
            </tr>
          </thead>
          <tbody>
            {line.features.map((feature, at) => (
              <FeatureRow
                key={feature.number}
                product={line.product_name}
                feature={feature}
                problems={problemsAt(problems, { at: "feature", line: index, feature: at })}
                onChange={(next) => setFeature(at, next)}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
