import { Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactElement, ReactNode } from "react";
import styles from "./catalog.module.css";

type Props = {
  readOnly?: true;
  leftSection?: ReactNode;
  leftSectionWidth?: number;
  rightSection?: ReactNode;
  rightSectionWidth?: number;
  classNames?: { input: string };
};

const lock: Props = {
  // Not disabled: it can be reached, read and copied, and says why it is locked.
  readOnly: true,
  leftSection: <IconLock size={13} stroke={1.8} role="img" aria-label="Locked" />,
  leftSectionWidth: 24,
  // Nothing can be chosen: no arrow says so.
  rightSection: <span />,
  rightSectionWidth: 4,
  classNames: { input: styles.locked ?? "" },
};

/** A field that may be locked: gray ground, a lock, and why. `children` spreads what it gets into the field. */
export function Locked(props: { on: boolean; why: string; children: (lock: Props) => ReactElement }) {
  if (!props.on) return props.children({});
  return (
    <Tooltip label={props.why} events={{ hover: true, focus: true, touch: true }}>
      {props.children(lock)}
    </Tooltip>
  );
}
