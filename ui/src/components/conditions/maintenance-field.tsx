import { Select } from "@mantine/core";
import type { Conditions } from "../../contract/generated";
import { dayOf, endOf, today } from "../../time/days";
import { CountField } from "../count-field";
import { DayField } from "../day-field";
import { readSoon } from "../terms/soon";
import styles from "./conditions.module.css";
import { type MaintenanceKind, maintenanceKind, maintenanceWords } from "./words";

type Maintenance = Pick<Conditions, "maintenance_until" | "maintenance_days">;

const kinds = (Object.keys(maintenanceWords) as MaintenanceKind[]).map((value) => ({
  value,
  label: maintenanceWords[value],
}));

/** What people most likely mean by a kind: a year. */
function begun(kind: MaintenanceKind): Maintenance {
  return {
    maintenance_until: kind === "until" ? endOf(today(365)) : null,
    maintenance_days: kind === "days" ? 365 : null,
  };
}

/** Which releases a license covers: all, those up to a date, or those of so many days from its issue. */
export function MaintenanceField(props: {
  value: Maintenance;
  onChange: (value: Maintenance) => void;
  problems: (field: string) => string | undefined;
}) {
  const { value, onChange, problems } = props;
  const kind = maintenanceKind(value);
  return (
    <div className={styles.validity}>
      <Select
        label="Maintenance"
        description={kind === "none" ? "Every release is covered." : undefined}
        inputWrapperOrder={["label", "input", "error", "description"]}
        data={kinds}
        value={kind}
        error={kind === "none" && (problems("maintenance_until") ?? problems("maintenance_days"))}
        onChange={(next) => next !== kind && onChange(begun(next as MaintenanceKind))}
      />
      {kind === "until" && (
        <DayField
          size="sm"
          label="Releases until"
          dateParser={(text) => readSoon(text)}
          day={dayOf(value.maintenance_until ?? 0)}
          error={problems("maintenance_until")}
          onChange={(day) => onChange({ maintenance_until: endOf(day), maintenance_days: null })}
        />
      )}
      {kind === "days" && (
        <CountField
          size="sm"
          label="Releases for"
          unit="days"
          description="1 to 5,000 days from issue"
          inputWrapperOrder={["label", "input", "error", "description"]}
          value={value.maintenance_days ?? 0}
          error={problems("maintenance_days") ?? problems("maintenance_until")}
          onChange={(maintenance_days) => onChange({ maintenance_until: null, maintenance_days })}
        />
      )}
    </div>
  );
}
