import { Anchor, Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { LineFeatureView, Problem } from "../../contract/generated";
import { FeatureProblems } from "./feature-problems";
import styles from "./line.module.css";
import { EditableTerms, LockedTerms, whyFixed } from "./terms-cells";

type Props = {
  product: string;
  /** The profile that fixes the terms, where one does. */
  plan: string | undefined;
  feature: LineFeatureView;
  problems: Problem[];
  onChange: (feature: LineFeatureView) => void;
};

/** The terms of one feature: editable, locked by the catalog or the profile, or left out. Its problems open beneath it. */
export function FeatureRow(props: Props) {
  const { feature, problems, onChange, plan } = props;
  const { name, group, excluded } = feature;
  const guilty = problems.length > 0;
  return (
    <>
      <tr data-guilty={guilty || undefined}>
        <td className={styles.number}>
          <span className="dim">{feature.number}</span>
        </td>
        <td>
          <Tooltip label={`Group ${group}`} disabled={!group} position="top-start">
            <span className={excluded ? styles.struck : styles.name}>
              {name}
              {guilty && <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />}
            </span>
          </Tooltip>
        </td>
        <Terms {...props} />
      </tr>
      {guilty && (
        <tr>
          <td colSpan={6}>
            <FeatureProblems
              feature={feature}
              problems={problems}
              perpetual={feature.can_modify && plan === undefined}
              onChange={(terms) => onChange({ ...feature, terms })}
              leaveOut={feature.can_exclude && !excluded ? () => onChange({ ...feature, excluded: true }) : undefined}
            />
          </td>
        </tr>
      )}
    </>
  );
}

function Terms({ product, plan, feature, problems, onChange }: Props) {
  const { name, excluded, can_modify, can_exclude } = feature;
  if (excluded) {
    return (
      <td colSpan={4}>
        <span className="dim">Left out of this order</span>{" "}
        {plan === undefined && (
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
  const leaveOut = can_exclude && plan === undefined && (
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
      problems={problems}
      action={leaveOut}
      onChange={(terms) => onChange({ ...feature, terms })}
    />
  ) : (
    <LockedTerms feature={feature} action={leaveOut} why={whyFixed(feature, product, plan)} />
  );
}
