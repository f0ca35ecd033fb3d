import { NavLink, Tooltip } from "@mantine/core";
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useLocation } from "@tanstack/react-router";
import { Caps } from "../components/caps";
import { ask } from "../contract/ask";
import { count } from "../time/locale";
import styles from "./navigation.module.css";
import { type Place, places } from "./places";
import { VaultMenu } from "./vault-menu";

/** What waits in a place, shown at its right. Red only for what is broken. */
function useWaiting(): Partial<Record<Place["name"], { count: number; bad?: boolean; of: string }>> {
  const drafts = useQuery(ask("order.counts", { text: "", customer_id: null })).data?.draft ?? 0;
  const mails = useQuery(ask("mail.list", { after: null, limit: 100 })).data?.rows ?? [];
  return {
    Orders: { count: drafts, of: "drafts" },
    Mail: { count: mails.filter(({ status }) => status === "failed").length, bad: true, of: "failed" },
  };
}

export function Navigation({ folded, onFold }: { folded: boolean; onFold?: () => void }) {
  const { pathname } = useLocation();
  const waiting = useWaiting();
  const Fold = folded ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse;
  return (
    <nav className={styles.navigation} aria-label="Places" data-folded={folded || undefined}>
      <VaultMenu folded={folded} />
      {places.map((place) => (
        <Entry key={place.name} place={place} active={pathname.startsWith(place.to)} folded={folded}>
          {waiting[place.name]}
        </Entry>
      ))}
      {onFold && (
        <Tooltip label="Expand (Ctrl+B)" position="right" disabled={!folded}>
          <NavLink
            component="button"
            className={styles.entry}
            classNames={{ body: styles.body, label: styles.label, section: styles.section }}
            aria-label={folded ? "Expand" : "Collapse"}
            label={folded ? undefined : "Collapse"}
            leftSection={<Fold size={17} stroke={1.6} />}
            rightSection={folded ? undefined : <Caps of="ctrl+b" />}
            onClick={onFold}
          />
        </Tooltip>
      )}
    </nav>
  );
}

type Waiting = { count: number; bad?: boolean; of: string };

function Entry(props: { place: Place; active: boolean; folded: boolean; children?: Waiting }) {
  const { place, active, folded, children: waiting } = props;
  const Mark = place.icon;
  const shown = waiting !== undefined && waiting.count > 0;
  return (
    <Tooltip label={`${place.name} (G ${place.letter.toUpperCase()})`} position="right" disabled={!folded}>
      <NavLink
        component={Link}
        to={place.to}
        className={styles.entry}
        classNames={{ body: styles.body, label: styles.label, section: styles.section }}
        active={active}
        aria-current={active ? "page" : undefined}
        aria-label={shown ? `${place.name}, ${waiting.count} ${waiting.of}` : place.name}
        label={folded ? undefined : place.name}
        data-last={place.name === "Settings" || undefined}
        leftSection={<Mark size={17} stroke={1.6} />}
        rightSection={
          shown && !folded ? (
            <span className={waiting.bad ? styles.bad : styles.count}>{count(waiting.count)}</span>
          ) : undefined
        }
      />
    </Tooltip>
  );
}
