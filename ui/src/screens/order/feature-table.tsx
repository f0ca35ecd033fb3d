import { VisuallyHidden } from "@mantine/core";
import type { Line, LineView, Problem } from "../../contract/generated";
import { FeatureRow } from "./feature-row";
import { featuresOf, withFeature } from "./form";
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
  return (
    <div className={styles.scroll}>
      <table className={styles.table} data-update={update || undefined} aria-label={`Terms of ${view.product_name}`}>
        <colgroup>
          <col className={styles.number} />
          <col />
          {update && <col className={styles.before} />}
          <col className={styles.model} />
          <col className={styles.value} />
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
            <th scope="col" className={styles.seats}>
              Seats
            </th>
            <th scope="col" className={styles.flags}>
              Flags
            </th>
          </tr>
        </thead>
        <tbody>
          {featuresOf(line, view).map((feature) => {
            const { number } = feature;
            const own = problemsAt(problems, { at: "feature", line: index, feature: number });
            const same = { product: view.product_name, plan, feature, problems: own };
            return update ? (
              <UpdateRow
                key={number}
                {...same}
                replaces={replaces}
                onChange={(terms) => onChange((now) => withFeature(now, { ...feature, excluded: false, terms }))}
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
