import { NumberInput, type NumberInputProps } from "@mantine/core";
import { unitSection } from "./unit";

type Props = Omit<NumberInputProps, "value" | "onChange"> & {
  value: number | null;
  onChange: (value: number | null) => void;
  unit?: string;
};

/** A whole number that may be left out: empty is not 0, and the placeholder says what it means. */
export function OptionalCount({ value, onChange, unit, ...props }: Props) {
  return (
    <NumberInput
      allowDecimal={false}
      allowNegative={false}
      // Above this, JavaScript's and Rust's numbers part.
      max={Number.MAX_SAFE_INTEGER}
      clampBehavior="strict"
      value={value ?? ""}
      onChange={(next) => onChange(next === "" ? null : Number(next) || 0)}
      styles={{ input: { fontVariantNumeric: "tabular-nums" } }}
      {...unitSection(unit)}
      {...props}
      // Who tabs into it types a new number, not one beside the old.
      onFocus={(event) => {
        event.currentTarget.select();
        props.onFocus?.(event);
      }}
    />
  );
}
