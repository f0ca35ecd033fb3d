import { Ago } from "../../components/ago";
import { Figure, Figures } from "../../components/figures";
import type { LicenseView, Time } from "../../contract/generated";
import { dayOf, writeDay } from "../../time/days";
import { several } from "../../time/locale";
import { Ends } from "./columns";

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
    <Figures card>
      <Figure name="Activations" detail={left === 0 ? "none left" : `${left} left`}>
        {row.activations} of {limit}
      </Figure>
      <Figure name="Ends" detail={row.ends_at === null ? "perpetual" : away(row.ends_at)}>
        <Ends time={row.ends_at} active={row.status === "active"} />
      </Figure>
      <Figure
        name="Maintenance"
        detail={conditions.maintenance_until === null ? "every release" : away(conditions.maintenance_until)}
      >
        {conditions.maintenance_until === null ? (
          <span className="dim">no end</span>
        ) : (
          writeDay(dayOf(conditions.maintenance_until))
        )}
      </Figure>
      <Figure name="Issued" detail={row.imported ? "sold elsewhere" : `by order ${row.order_number}`}>
        <Ago time={row.issued_at} />
      </Figure>
    </Figures>
  );
}
