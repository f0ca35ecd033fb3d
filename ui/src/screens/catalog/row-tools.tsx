import { ActionIcon, Tooltip } from "@mantine/core";
import { IconArrowDown, IconArrowUp, IconLock, IconX } from "@tabler/icons-react";
import type { RowsOf } from "../../components/record-form/use-rows";
import styles from "./catalog.module.css";

/** What can be done with a row of a form: up, down (where the order matters), remove. */
export function RowTools<T>(props: {
  of: RowsOf<T>;
  index: number;
  name: string;
  /** The order of these rows is the user's. */
  ordered?: boolean;
  /** Why a row that is in use cannot be removed. */
  kept: string;
}) {
  const { of: rows, index, name, ordered = false } = props;
  const kept = rows.isKept(index);
  return (
    <span className={styles.tools}>
      {ordered && <Mover label={`Move ${name} up`} icon={IconArrowUp} run={rows.mover(index, -1)} />}
      {ordered && <Mover label={`Move ${name} down`} icon={IconArrowDown} run={rows.mover(index, 1)} />}
      <Tooltip label={kept ? props.kept : "Remove"}>
        <ActionIcon
          size={24}
          variant="subtle"
          color="gray"
          aria-label={kept ? `${name} cannot be removed` : `Remove ${name}`}
          aria-disabled={kept || undefined}
          data-kept={kept || undefined}
          onClick={() => !kept && rows.remove(index, name)}
        >
          {kept ? <IconLock size={13} stroke={1.8} /> : <IconX size={14} stroke={1.8} />}
        </ActionIcon>
      </Tooltip>
    </span>
  );
}

function Mover({ label, icon: Mark, run }: { label: string; icon: typeof IconX; run: (() => void) | null }) {
  return (
    <Tooltip label={label}>
      <ActionIcon size={24} variant="subtle" color="gray" aria-label={label} disabled={!run} onClick={run ?? undefined}>
        <Mark size={14} stroke={1.8} />
      </ActionIcon>
    </Tooltip>
  );
}
