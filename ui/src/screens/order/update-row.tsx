import { ActionIcon, Anchor, Tooltip } from "@mantine/core";
import { IconArrowBackUp, IconArrowRight } from "@tabler/icons-react";
import type { LineFeatureView, Problem } from "../../contract/generated";
import { FeatureName } from "./feature-name";
import { FeatureProblems } from "./feature-problems";
import styles from "./line.module.css";
import { EditableTerms, LockedTerms, type TermsChange, whyFixed } from "./terms-cells";

type Props = {
  product: string;
  plan: string | undefined;
  feature: LineFeatureView;
  /** What is left out is taken away; otherwise it stays. */
  replaces: boolean;
  /** The table has a column for limits. */
  limits: boolean;
  problems: Problem[];
  onChange: (change: TermsChange) => void;
  /** The update leaves the feature out. */
  onDrop: () => void;
};

/** What an update does to one feature: its terms before, and after. What it leaves out stays, or is taken away. */
export function UpdateRow(props: Props) {
  const { product, plan, feature, replaces, limits, problems, onChange, onDrop } = props;
  const { number, name, before, archived } = feature;
  const named = !feature.excluded;
  const guilty = problems.length > 0;
  const lost = replaces && !named && before !== null;
  const mayDrop = !replaces || feature.can_exclude || (archived && before === null);
  const drop = plan === undefined && mayDrop && (
    <Tooltip label={dropWord(before, replaces)}>
      <ActionIcon
        size={22}
        variant="subtle"
        color="gray"
        className={styles.rowAction}
        aria-label={`${dropWord(before, replaces)}: ${name}`}
        onClick={onDrop}
      >
        <IconArrowBackUp size={14} stroke={1.8} />
      </ActionIcon>
    </Tooltip>
  );
  return (
    <>
      <tr data-guilty={guilty || undefined} data-lost={lost || undefined}>
        <td className={styles.number}>
          <span className="dim">{number}</span>
        </td>
        <td>
          <FeatureName feature={feature} struck={lost} guilty={guilty} />
        </td>
        <td className={styles.before}>
          <span className="dim">{before ?? "not granted"}</span>
          {named && <IconArrowRight size={14} stroke={1.8} aria-label="becomes" />}
        </td>
        {!named ? (
          <td colSpan={limits ? 5 : 4}>
            <span className={lost ? styles.lost : "dim"}>
              {lost ? "Is taken away" : before ? "Stays as it is" : ""}
            </span>{" "}
            {plan === undefined && !(archived && before === null) && (
              <Anchor
                component="button"
                type="button"
                size="sm"
                fw={500}
                aria-label={`${nameWord(before, replaces)} ${name}`}
                onClick={() => onChange({})}
              >
                {nameWord(before, replaces)}
              </Anchor>
            )}
          </td>
        ) : feature.can_modify && plan === undefined ? (
          <EditableTerms feature={feature} limits={limits} problems={problems} action={drop} onChange={onChange} />
        ) : (
          <LockedTerms feature={feature} limits={limits} action={drop} why={whyFixed(feature, product, plan)} />
        )}
      </tr>
      {guilty && (
        <tr>
          <td colSpan={limits ? 8 : 7}>
            <FeatureProblems
              feature={feature}
              problems={problems}
              perpetual={named && feature.can_modify && plan === undefined}
              onChange={(terms) => onChange({ terms })}
            />
          </td>
        </tr>
      )}
    </>
  );
}

const nameWord = (before: string | null, replaces: boolean) => (before === null ? "Add" : replaces ? "Keep" : "Change");
const dropWord = (before: string | null, replaces: boolean) =>
  before === null ? "Do not add" : replaces ? "Take away" : "Leave as it is";
