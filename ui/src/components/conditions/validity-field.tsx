import { Select } from "@mantine/core";
import type { Validity } from "../../contract/generated";
import { dayOf, endOf } from "../../time/days";
import { CountField } from "../count-field";
import { DayField } from "../day-field";
import styles from "./conditions.module.css";
import { newValidity, validityWords } from "./words";

type Kind = Validity["kind"];
const kinds = (Object.keys(validityWords) as Kind[]).map((value) => ({ value, label: validityWords[value] }));

/** How long the license as a whole lasts; its features may end earlier. */
export function ValidityField(props: {
  validity: Validity;
  onChange: (validity: Validity) => void;
  problems: (field: string) => string | undefined;
}) {
  const { validity, onChange, problems } = props;
  return (
    <div className={styles.validity}>
      <Select
        label="Validity"
        data={kinds}
        value={validity.kind}
        error={problems("validity")}
        onChange={(kind) => kind !== validity.kind && onChange(newValidity(kind as Kind))}
      />
      {validity.kind === "subscription" && (
        <CountField
          size="sm"
          label="For"
          unit="days"
          description="1 to 5,000 days from issue"
          inputWrapperOrder={["label", "input", "error", "description"]}
          value={validity.days}
          error={problems("validity.days")}
          onChange={(days) => onChange({ kind: "subscription", days })}
        />
      )}
      {validity.kind === "until" && (
        <DayField
          size="sm"
          label="Until"
          day={dayOf(validity.until)}
          error={problems("validity.until")}
          onChange={(day) => onChange({ kind: "until", until: endOf(day) })}
        />
      )}
    </div>
  );
}
