import { VisuallyHidden } from "@mantine/core";
import { haveLimits } from "../../components/terms/words";
import type { Line, LineView, Problem } from "../../contract/generated";
import { FeatureRow } from "./feature-row";
import { featuresOf, isShown, withFeature } from "./form";
import styles from "./line.module.css";
import { problemsAt } from "./problems";
import { UpdateRow } from "./update-row";

type Props = {
  index: number;
  line: Line;
  view: LineView;
  update: boolean;
  replaces: boolean;
  problems: Problem[];
  onChange: (change: (line: Line) => Line) => void;
};

/** The profile whose terms are fixed in an order; a template only starts it. */
export function planOf({ profile }: LineView): string | undefined {
  return profile && profile.kind !== "template" ? profile.name : undefined;
}

/** The terms of a line, feature by feature; in an update beside those of before. */
export function FeatureTable({ index, line, view, update, replaces, problems, onChange }: Props) {
  const plan = planOf(view);
  const rows = featuresOf(line, view).flatMap((feature) => {
    const own = problemsAt(problems, { at: "feature", line: index, feature: feature.number });
    return isShown(feature) || own.length > 0 ? [{ feature, own }] : [];
  });
  const limits = haveLimits(rows.map(({ feature }) => feature));
  return (
    <div className={styles.scroll}>
      <table
        className={styles.table}
        data-update={update || undefined}
        data-limits={limits || undefined}
        aria-label={`Terms of ${view.product_name}`}
      >
        <colgroup>
          <col className={styles.number} />
          <col />
          {update && <col className={styles.before} />}
          <col className={styles.model} />
          <col className={styles.value} />
          {limits && <col className={styles.limit} />}
          <col className={styles.seats} />
          <col className={styles.flags} />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className={styles.number}>
              <VisuallyHidden>Number</VisuallyHidden>
              <span aria-hidden="true">#</span>
            </th>
            <th scope="col">Feature</th>
            {update && <th scope="col">Before</th>}
            <th scope="col">Model</th>
            <th scope="col">Dates, days or runs</th>
            {limits && (
              <th scope="col" className={styles.limit}>
                Limit
              </th>
            )}
            <th scope="col" className={styles.seats}>
              Seats
            </th>
            <th scope="col" className={styles.flags}>
              Flags
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ feature, own }) => {
            const { number } = feature;
            const same = { product: view.product_name, plan, feature, limits, problems: own };
            return update ? (
              <UpdateRow
                key={number}
                {...same}
                replaces={replaces}
                onChange={(change) => onChange((now) => withFeature(now, { ...feature, excluded: false, ...change }))}
                onDrop={() => onChange((now) => withFeature(now, { ...feature, excluded: true }))}
              />
            ) : (
              <FeatureRow key={number} {...same} onChange={(next) => onChange((now) => withFeature(now, next))} />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
