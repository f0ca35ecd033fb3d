import { Anchor } from "@mantine/core";
import type { LineFeatureView, Problem } from "../../contract/generated";
import { FeatureName } from "./feature-name";
import { FeatureProblems } from "./feature-problems";
import styles from "./line.module.css";
import { EditableTerms, LockedTerms, whyFixed } from "./terms-cells";

type Props = {
  product: string;
  /** The profile that fixes the terms, where one does. */
  plan: string | undefined;
  feature: LineFeatureView;
  /** The table has a column for limits. */
  limits: boolean;
  problems: Problem[];
  onChange: (feature: LineFeatureView) => void;
};

/** The terms of one feature: editable, locked by the catalog or the profile, or left out. Its problems open beneath it. */
export function FeatureRow(props: Props) {
  const { feature, limits, problems, onChange, plan } = props;
  const { excluded, can_exclude, archived } = feature;
  const guilty = problems.length > 0;
  return (
    <>
      <tr data-guilty={guilty || undefined}>
        <td className={styles.number}>
          <span className="dim">{feature.number}</span>
        </td>
        <td>
          <FeatureName feature={feature} struck={excluded} guilty={guilty} />
        </td>
        <Terms {...props} />
      </tr>
      {guilty && (
        <tr>
          <td colSpan={limits ? 7 : 6}>
            <FeatureProblems
              feature={feature}
              problems={problems}
              perpetual={feature.can_modify && plan === undefined}
              onChange={(terms) => onChange({ ...feature, terms })}
              leaveOut={
                (can_exclude || archived) && !excluded ? () => onChange({ ...feature, excluded: true }) : undefined
              }
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Terms({ product, plan, feature, limits, problems, onChange }: Props) {
  const { name, excluded, can_modify, can_exclude, archived } = feature;
  if (excluded) {
    return (
      <td colSpan={limits ? 5 : 4}>
        <span className="dim">Left out of this order</span>{" "}
        {plan === undefined && !archived && (
          <Anchor
            component="button"
            type="button"
            size="sm"
            fw={500}
            aria-label={`Include ${name}`}
            onClick={() => onChange({ ...feature, excluded: false })}
          >
            Include
          </Anchor>
        )}
      </td>
    );
  }
  const leaveOut = (can_exclude || archived) && plan === undefined && (
    <Anchor
      component="button"
      type="button"
      className={styles.rowAction}
      aria-label={`Leave out ${name}`}
      onClick={() => onChange({ ...feature, excluded: true })}
    >
      Leave out
    </Anchor>
  );
  return can_modify && plan === undefined ? (
    <EditableTerms
      feature={feature}
      limits={limits}
      problems={problems}
      action={leaveOut}
      onChange={(change) => onChange({ ...feature, ...change })}
    />
  ) : (
    <LockedTerms feature={feature} limits={limits} action={leaveOut} why={whyFixed(feature, product, plan)} />
  );
}
