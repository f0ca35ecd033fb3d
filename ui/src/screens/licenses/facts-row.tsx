import type { ReactNode } from "react";
import { Ago } from "../../components/ago";
import type { LicenseView, Time } from "../../contract/generated";
import { dayOf, writeDay } from "../../time/days";
import { several } from "../../time/locale";
import { Ends } from "./columns";
import styles from "./licenses.module.css";

/** "in 42 days", "today", "12 days ago". */
export function away(time: Time, now = Date.now()): string {
  const days = Math.round((Date.parse(dayOf(time)) - Date.parse(dayOf(Math.floor(now / 1000)))) / 86_400_000);
  if (days === 0) return "today";
  return days > 0 ? `in ${several(days, "day")}` : `${several(-days, "day")} ago`;
}

/** The four things people look for first. */
export function FactsRow({ license }: { license: LicenseView }) {
  const { row, activation_limit: limit, conditions } = license;
  const left = Math.max(0, limit - row.activations);
  return (
    <dl className={styles.facts}>
      <Fact name="Activations" detail={left === 0 ? "none left" : `${left} left`}>
        {row.activations} of {limit}
      </Fact>
      <Fact name="Ends" detail={row.ends_at === null ? "perpetual" : away(row.ends_at)}>
        <Ends time={row.ends_at} active={row.status === "active"} />
      </Fact>
      <Fact
        name="Maintenance"
        detail={conditions.maintenance_until === null ? "every release" : away(conditions.maintenance_until)}
      >
        {conditions.maintenance_until === null ? (
          <span className="dim">no end</span>
        ) : (
          writeDay(dayOf(conditions.maintenance_until))
        )}
      </Fact>
      <Fact name="Issued" detail={row.imported ? "sold elsewhere" : `by order ${row.order_number}`}>
        <Ago time={row.issued_at} />
      </Fact>
    </dl>
  );
}

function Fact({ name, detail, children }: { name: string; detail: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={styles.figure}>{children}</dd>
      <dd className={styles.detail}>{detail}</dd>
    </div>
  );
}
