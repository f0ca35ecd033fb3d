import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { largest } from "../numbers";

type Props = Omit<PasswordInputProps, "value" | "onChange"> & { value: number; onChange: (value: number) => void };

/** A password that is a number: masked until it is asked for. Empty is 0: none. */
export function SecretField({ value, onChange, ...props }: Props) {
  return (
    <PasswordInput
      inputMode="numeric"
      autoComplete="off"
      placeholder="none"
      visibilityToggleButtonProps={{ "aria-label": "Show or hide the password" }}
      {...props}
      value={value === 0 ? "" : String(value)}
      onChange={({ currentTarget }) => {
        const typed = Number(currentTarget.value.replace(/\D/g, ""));
        // More than fits is not typed at all, as in other fields of figures.
        if (typed <= largest) onChange(typed);
      }}
    />
  );
}
