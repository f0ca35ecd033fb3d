import { ActionIcon, Tooltip } from "@mantine/core";
import { type Icon, IconCircleMinus, IconFlask, IconLock, IconLockOpen } from "@tabler/icons-react";
import type { Feature } from "../../../contract/generated";
import styles from "./features.module.css";

/** What sales may do with a feature, and whether it is part of a trial: three switches. */
export function SalesToggles(props: { of: string; feature: Feature; onChange: (change: Partial<Feature>) => void }) {
  const { of, feature, onChange } = props;
  const { can_modify, can_exclude, trial, type } = feature;
  return (
    <span className={styles.toggles}>
      <Toggle
        on={can_modify}
        icon={can_modify ? IconLockOpen : IconLock}
        label={`Terms of ${of} may change in orders`}
        tip={can_modify ? "Sales may change its terms in an order" : "Its terms are fixed: sales cannot change them"}
        onPress={() => onChange({ can_modify: !can_modify })}
      />
      <Toggle
        on={can_exclude}
        icon={IconCircleMinus}
        label={`${of} may be left out of orders`}
        tip={can_exclude ? "Sales may leave it out of an order" : "It is part of every order"}
        onPress={() => onChange({ can_exclude: !can_exclude })}
      />
      <Toggle
        on={trial}
        disabled={type !== "normal" && !trial}
        icon={IconFlask}
        label={`${of} is part of a trial`}
        tip={
          type === "normal"
            ? trial
              ? "Part of a trial"
              : "Not part of a trial"
            : "Only normal features can be part of a trial"
        }
        onPress={() => onChange({ trial: !trial })}
      />
    </span>
  );
}

function Toggle(props: {
  on: boolean;
  disabled?: boolean;
  icon: Icon;
  label: string;
  tip: string;
  onPress: () => void;
}) {
  const Mark = props.icon;
  return (
    <Tooltip label={props.tip}>
      <ActionIcon
        size={24}
        variant="subtle"
        color="gray"
        className={styles.toggle}
        aria-label={props.label}
        aria-pressed={props.on}
        aria-disabled={props.disabled || undefined}
        onClick={() => !props.disabled && props.onPress()}
      >
        <Mark size={16} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  );
}
