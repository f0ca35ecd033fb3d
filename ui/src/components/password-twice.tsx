import { PasswordInput, Text } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { strengthOf } from "./strength";

type Passwords = { password: string; again: string };

/** What a new password must be; Rust asks for the same. */
export const passwordRules = {
  password: (value: string) => (value.length < 8 ? "At least 8 characters" : null),
  again: (value: string, { password }: Passwords) => (value === password ? null : "The two passwords differ"),
};

/** A new password, twice, with words for its strength. */
export function PasswordTwice<T extends Passwords>(props: { form: UseFormReturnType<T>; label: string }) {
  const { form, label } = props;
  const strength = strengthOf(String(form.values.password));
  return (
    <>
      <PasswordInput
        label={label}
        aria-invalid={form.errors.password ? true : undefined}
        autoComplete="new-password"
        {...form.getInputProps("password")}
        description={
          strength && (
            <Text span inherit c={strength.good ? "var(--s-good-text)" : "var(--s-due-text)"}>
              {strength.words}
            </Text>
          )
        }
        inputWrapperOrder={["label", "input", "error", "description"]}
      />
      <PasswordInput
        label="The same again"
        aria-invalid={form.errors.again ? true : undefined}
        autoComplete="new-password"
        {...form.getInputProps("again")}
      />
    </>
  );
}
