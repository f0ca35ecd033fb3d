import { Button } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { newModel } from "../../components/terms/words";
import type { LineFeatureView, Problem, Terms } from "../../contract/generated";
import styles from "./line.module.css";

// These have a field of their own in the row, which F8 finds.
const hasCell = /\.(terms\.(model|seats)|limit)/;

/** What is wrong with a feature, in words, with the ways out that fit. */
export function FeatureProblems(props: {
  feature: LineFeatureView;
  problems: Problem[];
  /** Its model may be changed here. */
  perpetual: boolean;
  onChange: (terms: Terms) => void;
  leaveOut?: () => void;
}) {
  const { feature, problems, onChange, leaveOut } = props;
  const { name, terms } = feature;
  const aboutModel = problems.some(({ field }) => field.includes(".terms.model"));
  const hasField = props.perpetual && problems.every(({ field }) => hasCell.test(field));
  return (
    <div className={styles.problem} role="alert" data-problem={hasField ? undefined : true} tabIndex={-1}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>{problems.map(({ message }) => message).join(" ")}</span>
      {aboutModel && props.perpetual && terms.model.kind !== "perpetual" && (
        <Button
          size="xs"
          aria-label={`Make ${name} perpetual`}
          onClick={() => onChange({ ...terms, model: newModel("perpetual") })}
        >
          Make perpetual
        </Button>
      )}
      {leaveOut && (
        <Button size="xs" onClick={leaveOut} aria-label={`Leave ${name} out`}>
          Leave out
        </Button>
      )}
    </div>
  );
}
