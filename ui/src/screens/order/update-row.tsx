import { ActionIcon, Anchor, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconArrowBackUp, IconArrowRight } from "@tabler/icons-react";
import type { LineFeatureView, Problem, Terms } from "../../contract/generated";
import { FeatureProblems } from "./feature-problems";
import styles from "./line.module.css";
import { EditableTerms, LockedTerms, whyFixed } from "./terms-cells";

type Props = {
  product: string;
  plan: string | undefined;
  feature: LineFeatureView;
  /** What is left out is taken away; otherwise it stays. */
  replaces: boolean;
  problems: Problem[];
  onChange: (terms: Terms) => void;
  /** The update leaves the feature out. */
  onDrop: () => void;
};

/** What an update does to one feature: its terms before, and after. What it leaves out stays, or is taken away. */
export function UpdateRow(props: Props) {
  const { product, plan, feature, replaces, problems, onChange, onDrop } = props;
  const { number, name, before, terms } = feature;
  const named = !feature.excluded;
  const guilty = problems.length > 0;
  const lost = replaces && !named && before !== null;
  const drop = plan === undefined && (!replaces || feature.can_exclude) && (
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
          <span className={lost ? styles.struck : styles.name}>
            {name}
            {guilty && <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />}
          </span>
        </td>
        <td className={styles.before}>
          <span className="dim">{before ?? "not granted"}</span>
          {named && <IconArrowRight size={14} stroke={1.8} aria-label="becomes" />}
        </td>
        {!named ? (
          <td colSpan={4}>
            <span className={lost ? styles.lost : "dim"}>
              {lost ? "Is taken away" : before ? "Stays as it is" : ""}
            </span>{" "}
            {plan === undefined && (
              <Anchor
                component="button"
                type="button"
                size="sm"
                fw={500}
                aria-label={`${nameWord(before, replaces)} ${name}`}
                onClick={() => onChange(terms)}
              >
                {nameWord(before, replaces)}
              </Anchor>
            )}
          </td>
        ) : feature.can_modify && plan === undefined ? (
          <EditableTerms feature={feature} problems={problems} action={drop} onChange={onChange} />
        ) : (
          <LockedTerms feature={feature} action={drop} why={whyFixed(feature, product, plan)} />
        )}
      </tr>
      {guilty && (
        <tr>
          <td colSpan={7}>
            <FeatureProblems
              feature={feature}
              problems={problems}
              perpetual={named && feature.can_modify && plan === undefined}
              onChange={onChange}
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
