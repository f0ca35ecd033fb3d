import { Select } from "@mantine/core";
import type { Model } from "../../contract/generated";
import { dayOf, endOf, startOf } from "../../time/days";
import { CountField } from "../count-field";
import { DayField } from "../day-field";
import { readSoon } from "./soon";
import styles from "./terms.module.css";
import { type Kind, modelWords, newModel } from "./words";

type Props = { of: string; model: Model; onChange: (model: Model) => void; wrong?: (part: string) => boolean };
const kinds = (Object.keys(modelWords) as Kind[]).map((value) => ({ value, label: modelWords[value] }));

const read = (text: string) => readSoon(text);

/** How a feature is licensed. */
export function ModelField({ of, model, onChange, wrong }: Props) {
  return (
    <Select
      size="xs"
      aria-label={`Model of ${of}`}
      data={kinds}
      value={model.kind}
      error={wrong?.("") ?? false}
      // When its date is wrong the model shows it too (another one would need no date), but the way leads to the date.
      data-also={["from", "until", "days", "runs"].some((part) => wrong?.(part)) || undefined}
      onChange={(kind) => kind && kind !== model.kind && onChange(newModel(kind as Kind))}
      comboboxProps={{ width: 180, position: "bottom-start" }}
    />
  );
}

/** Its dates, days or runs. A day begins and ends in UTC; "until" grants the whole day. */
export function ModelValue({ of, model, onChange, wrong = () => false }: Props) {
  switch (model.kind) {
    case "perpetual":
      return <span className="dim">no limit</span>;
    case "until":
      return (
        <DayField
          aria-label={`Until, ${of}`}
          day={dayOf(model.until)}
          dateParser={read}
          error={wrong("until")}
          onChange={(day) => onChange({ ...model, until: endOf(day) })}
        />
      );
    case "period":
      return (
        <span className={styles.period}>
          <DayField
            bare
            aria-label={`From, ${of}`}
            day={dayOf(model.from)}
            dateParser={read}
            error={wrong("from")}
            onChange={(day) => onChange({ ...model, from: startOf(day) })}
          />
          –
          <DayField
            bare
            aria-label={`Until, ${of}`}
            day={dayOf(model.until)}
            dateParser={read}
            error={wrong("until")}
            onChange={(day) => onChange({ ...model, until: endOf(day) })}
          />
        </span>
      );
    case "days":
      return (
        <CountField
          aria-label={`Days, ${of}`}
          unit="days"
          value={model.days}
          error={wrong("days")}
          onChange={(days) => onChange({ ...model, days })}
        />
      );
    case "runs":
      return (
        <CountField
          aria-label={`Runs, ${of}`}
          unit="runs"
          value={model.runs}
          error={wrong("runs")}
          onChange={(runs) => onChange({ ...model, runs })}
        />
      );
  }
}
