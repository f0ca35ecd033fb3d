import { Checkbox, Select, TextInput } from "@mantine/core";
import { CountField } from "../../../components/count-field";
import { memoRow, type RowProps } from "../../../components/record-form/memo-row";
import { errorsIn } from "../../../components/record-form/paths";
import { type Form, useSet } from "../../../components/record-form/use-record-form";
import type { Cell, CellKind, ProductContent } from "../../../contract/generated";
import { Locked } from "../locked";
import { largest } from "../numbers";
import { RowProblems } from "../row-problems";
import { RowTools } from "../row-tools";

const kinds: { value: CellKind; label: string }[] = [
  { value: "bytes", label: "Bytes" },
  { value: "text", label: "Text" },
  { value: "number", label: "Number" },
];
const hints: Record<CellKind, string> = { bytes: "01 FF, empty: zeros", text: "a text", number: "0" };
const why = "Programs read this cell at its place: its number, place and type no longer change.";

type Props = RowProps<Cell> & {
  form: Form<ProductContent>;
  /** What the item is called, and what is wrong with the cell's place in it. */
  also: { item: string; place: string[] };
};

/** One cell: where it lies, how it is read, what it begins with. What overlaps it or goes over the end is said at once. */
export const CellRow = memoRow<Cell, Props>(function CellRow({ form, rows, index, row: cell, also }: Props) {
  const { item, place } = also;
  const set = useSet(form);
  const path = rows.path(index);
  const kept = rows.isKept(index);
  const of = `of cell ${index + 1} of ${item}`;
  const name = cell.name || `cell ${cell.number}`;
  // Once it is said as it is typed, Rust's word for the same adds nothing.
  const { [`${path}.offset`]: _, ...others } = form.errors;
  const messages = [...place, ...errorsIn(place.length > 0 ? others : form.errors, path)];
  const wrong = (part: string) => form.errors[`${path}.${part}`] !== undefined;
  const text = (part: string) => ({ ...form.getInputProps(`${path}.${part}`), error: wrong(part) });
  const number = (part: "number" | "offset" | "size", label: string, error = wrong(part)) => (
    <Locked on={kept} why={why}>
      {(lock) => (
        <CountField
          aria-label={`${label} ${of}`}
          max={largest}
          {...form.getInputProps(`${path}.${part}`)}
          {...lock}
          leftSection={undefined}
          value={cell[part]}
          error={error}
        />
      )}
    </Locked>
  );
  return (
    <>
      <tr data-guilty={messages.length > 0 || undefined}>
        <td>{number("number", "Number")}</td>
        <td>
          <TextInput size="xs" aria-label={`Name ${of}`} {...text("name")} />
        </td>
        <td>{number("offset", "Offset", wrong("offset") || place.length > 0)}</td>
        <td>{number("size", "Size")}</td>
        <td>
          <Locked on={kept} why={why}>
            {(lock) => (
              <Select
                size="xs"
                aria-label={`Type ${of}`}
                data={kinds}
                value={cell.kind}
                error={wrong("kind")}
                onChange={(kind) => set(path, { ...cell, kind: kind as CellKind, value: "" })}
                {...lock}
              />
            )}
          </Locked>
        </td>
        <td>
          <TextInput
            size="xs"
            spellCheck={false}
            aria-label={`Content ${of}`}
            placeholder={hints[cell.kind]}
            classNames={{ input: "mono" }}
            {...text("value")}
          />
        </td>
        <td>
          <TextInput size="xs" aria-label={`What it holds, ${name}`} {...text("description")} />
        </td>
        <td>
          <Checkbox
            mt={6}
            label="Editable"
            aria-label={`${name} may be written in orders`}
            {...form.getInputProps(`${path}.editable`, { type: "checkbox" })}
          />
        </td>
        <td>
          <RowTools of={rows} index={index} name={name} kept="Programs read it at its place: it stays" />
        </td>
      </tr>
      {messages.length > 0 && (
        <tr>
          <td colSpan={9}>
            <RowProblems messages={messages} />
          </td>
        </tr>
      )}
    </>
  );
});
