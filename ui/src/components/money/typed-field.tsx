import { TextInput, type TextInputProps } from "@mantine/core";
import { useState } from "react";
import styles from "./money.module.css";

/** What the fields of this folder have in common. Empty is `null`: "not said", and the placeholder says what then holds. */
export type TypedProps = Omit<TextInputProps, "value" | "onChange" | "defaultValue"> & {
  value: number | null;
  onChange: (value: number | null) => void;
};

/**
 * A number that is typed as text: what is in the field stays as it is while somebody types, and is written properly
 * when they leave. What cannot be read is marked and not passed on.
 */
export function TypedField(
  props: TypedProps & { read: (text: string) => number | null; write: (value: number) => string; hint: string },
) {
  const { value, onChange, read, write, hint, error, ...field } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const shown = value === null ? "" : write(value);
  const text = typed ?? shown;
  const wrong = typed !== null && typed.trim() !== "" && read(typed) === null;
  return (
    <TextInput
      size="xs"
      inputMode="decimal"
      autoComplete="off"
      classNames={{ input: styles.figures }}
      {...field}
      value={text}
      // Where there is no room for words (`error` is only yes or no), the color and the title say it.
      error={wrong ? (typeof error === "boolean" ? true : hint) : error}
      title={wrong ? hint : undefined}
      // What stands here is not what would be submitted; whoever submits looks for this first.
      data-unreadable={wrong || undefined}
      onChange={({ currentTarget }) => {
        const next = currentTarget.value;
        setTyped(next);
        const number = next.trim() === "" ? null : read(next);
        if ((number !== null || next.trim() === "") && number !== value) onChange(number);
      }}
      // At once: who types on as soon as the field has the focus replaces what is there.
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
      onBlur={(event) => {
        if (!wrong) setTyped(null);
        props.onBlur?.(event);
      }}
    />
  );
}
