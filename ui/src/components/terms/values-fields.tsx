import { Select, TextInput } from "@mantine/core";
import type { CustomField, FieldValue } from "../../contract/generated";
import { OptionalCount } from "../optional-count";
import { OptionalDay } from "../optional-day";
import styles from "./fields.module.css";
import { readSoon } from "./soon";

/** Values of custom fields, by key. */
export type Values = { [key in string]?: FieldValue };

type Props = {
  fields: CustomField[];
  values: Values;
  onChange: (values: Values) => void;
  /** The problem of a value, by its key. */
  wrong?: (key: string) => string | undefined;
  disabled?: boolean;
};

/** Values of a product's custom fields, each typed as its kind. For orders, profiles and licenses. */
export function ValuesFields({ fields, values, onChange, wrong = () => undefined, disabled = false }: Props) {
  return (
    <div className={styles.grid}>
      {fields.map((field) => (
        <ValueField
          key={field.key}
          field={field}
          value={values[field.key]}
          error={wrong(field.key)}
          disabled={disabled}
          onChange={(value) => onChange({ ...values, [field.key]: value })}
        />
      ))}
    </div>
  );
}

function ValueField(props: {
  field: CustomField;
  value: FieldValue | undefined;
  error: string | undefined;
  disabled: boolean;
  onChange: (value: FieldValue) => void;
}) {
  const { field, value, error, disabled, onChange } = props;
  const text = typeof value === "string" ? value : "";
  const frame = {
    size: "xs",
    label: field.label,
    error,
    disabled,
    required: field.required,
    // Rust says what is missing; the browser's own bubble would say it in its own words.
    withAsterisk: field.required,
    placeholder: field.required ? "Required" : "none",
  } as const;
  // An empty text takes a default away; a missing value would have it.
  const clear = () => onChange("");
  switch (field.kind) {
    case "number":
      return (
        <OptionalCount
          {...frame}
          allowNegative
          value={typeof value === "number" ? value : null}
          onChange={(next) => (next === null ? clear() : onChange(next))}
        />
      );
    case "date":
      return (
        <OptionalDay
          {...frame}
          day={text || null}
          dateParser={(typed) => readSoon(typed)}
          onChange={(day) => onChange(day ?? "")}
        />
      );
    case "flag":
    case "choice": {
      const yesNo = field.kind === "flag";
      return (
        <Select
          {...frame}
          clearable={!field.required}
          data={yesNo ? ["Yes", "No"] : field.options}
          value={yesNo ? (typeof value === "boolean" ? (value ? "Yes" : "No") : null) : text || null}
          onChange={(next) => (next === null ? clear() : onChange(yesNo ? next === "Yes" : next))}
        />
      );
    }
    case "text":
      return <TextInput {...frame} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value)} />;
  }
}

/** "2 of 3 set": how many fields have a value. */
export function valuesSet(fields: CustomField[], values: Values): string {
  const set = fields.filter(({ key }) => values[key] !== undefined && values[key] !== "").length;
  return `${set} of ${fields.length} set`;
}
