import { Tabs } from "@mantine/core";
import { count } from "../time/locale";
import styles from "./list-tabs.module.css";

/** One tab: its word, how many it holds, and whether it stands apart from the others (archived is no status). */
export type ListTab<T extends string> = { tab: T; word: string; count?: number; apart?: boolean };

/** The tabs above a list or the parts of a record. The current one stands in the address. */
export function ListTabs<T extends string>(props: {
  label: string;
  tabs: ListTab<T>[];
  tab: T;
  onChange: (tab: T) => void;
}) {
  return (
    <Tabs value={props.tab} onChange={(tab) => tab && props.onChange(tab as T)} className={styles.tabs}>
      <Tabs.List aria-label={props.label}>
        {props.tabs.map(({ tab, word, count: many, apart }) => (
          <Tabs.Tab key={tab} value={tab} data-apart={apart || undefined} className={styles.tab}>
            {word} {many !== undefined && <span className={styles.count}>{count(many)}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
