import { Select, TextInput } from "@mantine/core";
import { OptionalCount } from "../../../components/optional-count";
import { OptionalDay } from "../../../components/optional-day";
import type { CustomField, FieldValue } from "../../../contract/generated";

/** The value a new license gets, typed as the field's kind; empty: none. */
export function DefaultField(props: {
  of: string;
  field: CustomField;
  error: boolean;
  onChange: (value: FieldValue | null) => void;
}) {
  const { of, field, error, onChange } = props;
  const value = field.default;
  const text = typeof value === "string" ? value : "";
  const frame = { size: "xs", "aria-label": `Default ${of}`, placeholder: "none", error } as const;
  switch (field.kind) {
    case "text":
      return (
        <TextInput {...frame} value={text} onChange={({ currentTarget }) => onChange(currentTarget.value || null)} />
      );
    case "number":
      return (
        <OptionalCount {...frame} allowNegative value={typeof value === "number" ? value : null} onChange={onChange} />
      );
    case "date":
      return <OptionalDay {...frame} day={text || null} onChange={onChange} />;
    case "flag":
      return (
        <Select
          {...frame}
          clearable
          data={["Yes", "No"]}
          value={typeof value === "boolean" ? (value ? "Yes" : "No") : null}
          onChange={(next) => onChange(next === null ? null : next === "Yes")}
        />
      );
    case "choice":
      return (
        <Select
          {...frame}
          clearable
          data={[...new Set(field.options)]}
          value={text || null}
          nothingFoundMessage="Write the choices first"
          onChange={onChange}
        />
      );
  }
}
