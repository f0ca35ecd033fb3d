import { Select } from "@mantine/core";
import type { Concurrency, Conditions } from "../../contract/generated";
import { OptionalCount } from "../optional-count";
import styles from "./conditions.module.css";
import { type CountKey, counted, groups } from "./counts";
import { MaintenanceField } from "./maintenance-field";
import { ValidityField } from "./validity-field";
import { concurrencyWords } from "./words";

type Props = {
  value: Conditions;
  onChange: (value: Conditions) => void;
  /** What is wrong with a field: `clients`, `validity.days`. */
  problems: (field: string) => string | undefined;
  disabled?: boolean;
};

const places = (Object.keys(concurrencyWords) as Concurrency[]).map((value) => ({
  value,
  label: concurrencyWords[value],
}));
// Rust keeps these numbers in 32 bits; what is more than a limit it says itself.
const largest = 4_294_967_295;
// Help stands under the field, where the eye goes when the label was not enough.
const order = ["label", "input", "error", "description"] as ("label" | "input" | "error" | "description")[];

/** What holds for a license as a whole, beside the terms of its features. Everything but the validity may be left out. */
export function ConditionsFields({ value, onChange, problems, disabled }: Props) {
  const set = (change: Partial<Conditions>) => onChange({ ...value, ...change });
  const count = (key: CountKey) => {
    const { label, unit, help, none } = counted[key];
    return (
      <OptionalCount
        key={key}
        label={label}
        unit={unit}
        max={largest}
        description={help}
        placeholder={none}
        inputWrapperOrder={order}
        value={value[key]}
        error={problems(key)}
        onChange={(next) => set({ [key]: next })}
      />
    );
  };
  return (
    <fieldset className={styles.conditions} disabled={disabled}>
      <Group title="How long">
        <ValidityField validity={value.validity} problems={problems} onChange={(validity) => set({ validity })} />
        {count("trial_days")}
        <MaintenanceField value={value} problems={problems} onChange={set} />
      </Group>
      <Group title="Clients and how long they may stay away">{groups.clients.map(count)}</Group>
      <Group title="At the same time">
        <Select
          label="Seats are counted"
          description="Cloud or network counting shares seats between machines."
          inputWrapperOrder={order}
          data={places}
          value={value.concurrency}
          error={problems("concurrency")}
          onChange={(concurrency) => set({ concurrency: concurrency as Concurrency })}
        />
        {groups.together.map(count)}
      </Group>
    </fieldset>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend className={styles.title}>{title}</legend>
      <div className={styles.grid}>{children}</div>
    </fieldset>
  );
}
