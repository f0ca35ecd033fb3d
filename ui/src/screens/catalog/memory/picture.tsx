import { Tooltip } from "@mantine/core";
import type { MemoryItem } from "../../../contract/generated";
import { several } from "../../../time/locale";
import { bytesOf, pictureOf, sayOf, segmentsOf, usedOf } from "./layout";
import styles from "./memory.module.css";

/** The item's bytes at a glance: its cells, what is free, what overlaps and what goes beyond its end. */
export function Picture({ item }: { item: MemoryItem }) {
  const total = bytesOf(item);
  if (total === 0) return null;
  return (
    <figure className={styles.picture}>
      <div role="img" aria-label={pictureOf(item)} className={styles.bytes}>
        {segmentsOf(item).map((segment) => {
          const first = item.cells[segment.cells[0] ?? -1];
          const kind = segment.beyond || segment.cells.length > 1 ? "bad" : first ? "cell" : "free";
          return (
            <Tooltip key={segment.from} label={sayOf(item, segment)} openDelay={100}>
              <span className={styles.segment} data-kind={kind} style={{ flexGrow: segment.to - segment.from }}>
                {first && <span>{first.name || first.number}</span>}
              </span>
            </Tooltip>
          );
        })}
      </div>
      <figcaption>
        <span>0</span>
        <span>{`${several(usedOf(item), "byte")} of ${total} used`}</span>
        <span>{total}</span>
      </figcaption>
    </figure>
  );
}
