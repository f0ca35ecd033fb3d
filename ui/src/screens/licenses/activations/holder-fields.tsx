import { Select, TextInput } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { OptionalDay } from "../../../components/optional-day";
import { type Day, endOf, today } from "../../../time/days";
import { holderWords, type TypedKind, wrongId } from "./holder-kinds";

/** Who a certificate is for, as it is typed. */
export type Holder = { kind: TypedKind; id: string; name: string; until: Day | null };

export const noHolder: Holder = { kind: "machine_id", id: "", name: "", until: null };

/** What can be told before Rust is asked. */
export const holderRules = { id: (id: string, { kind }: Holder) => wrongId(id, kind) };

/** Where Rust's words about a holder belong. */
export const holderPlaces = ["id", "name", "until"] as const;

/** As it is sent. */
export const holderOf = ({ kind, id, name, until }: Holder) => ({
  kind,
  id: id.trim(),
  name: name.trim(),
  ...(until && { until: endOf(until) }),
});

const kinds = (Object.keys(holderWords) as TypedKind[]).map((value) => ({ value, label: holderWords[value].choice }));

/** The fields of a holder. */
export function HolderFields<T extends Holder>({ form }: { form: UseFormReturnType<T> }) {
  const words = holderWords[form.values.kind];
  return (
    <>
      <Select label="For" data={kinds} allowDeselect={false} {...form.getInputProps("kind")} />
      <TextInput
        label={words.id}
        description={words.hint}
        data-autofocus
        spellCheck={false}
        autoComplete="off"
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        {...form.getInputProps("id")}
      />
      <TextInput label="Name" description="What people call it; it may stay empty." {...form.getInputProps("name")} />
      <OptionalDay
        label="Good until"
        placeholder="As long as the license and its offline lease"
        minDate={today()}
        {...form.getInputProps("until")}
        day={form.values.until}
      />
    </>
  );
}
