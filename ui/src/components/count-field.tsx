import { NumberInput, type NumberInputProps } from "@mantine/core";
import { useEffect, useState } from "react";
import { unitSection } from "./unit";

type Props = Omit<NumberInputProps, "value" | "onChange"> & {
  value: number;
  onChange: (value: number) => void;
  unit?: string;
};

/** A whole number, right-aligned. While it is empty it counts as 0, and Rust says what is wrong with that. */
export function CountField({ value, onChange, unit, ...props }: Props) {
  const [typed, setTyped] = useState<number | string>(value);
  useEffect(() => {
    setTyped((now) => (Number(now) === value ? now : value));
  }, [value]);
  return (
    <NumberInput
      size="xs"
      allowDecimal={false}
      allowNegative={false}
      // Above this, JavaScript's and Rust's numbers part.
      max={Number.MAX_SAFE_INTEGER}
      clampBehavior="strict"
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(Number(next) || 0);
      }}
      styles={{ input: { textAlign: unit ? "left" : "right", fontVariantNumeric: "tabular-nums" } }}
      {...unitSection(unit)}
      {...props}
      // At once, and not a moment later as Mantine's own `selectAllOnFocus` does: who types on as soon as the field
      // has the focus would get 13 for 3, or 2 for 12.
      onFocus={(event) => {
        event.currentTarget.select();
        props.onFocus?.(event);
      }}
      // A first click selects too; the browser's own would put the caret between the figures.
      onMouseDown={(event) => {
        if (document.activeElement === event.currentTarget) return;
        event.preventDefault();
        event.currentTarget.focus();
      }}
    />
  );
}
