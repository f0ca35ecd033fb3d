import { Checkbox, Select, TagsInput, TextInput, Tooltip } from "@mantine/core";
import { memoRow, type RowProps } from "../../../components/record-form/memo-row";
import { errorsIn } from "../../../components/record-form/paths";
import { type Form, useSet } from "../../../components/record-form/use-record-form";
import type { CustomField, ProductContent } from "../../../contract/generated";
import { Locked } from "../locked";
import { RowProblems } from "../row-problems";
import { RowTools } from "../row-tools";
import { DefaultField } from "./default-field";
import { type Kind, keyFor, kindWords, withKind, withOptions } from "./field-kinds";

const kinds = (Object.keys(kindWords) as Kind[]).map((value) => ({ value, label: kindWords[value] }));
const why = "Licenses hold values of this field: its key, its type and whether it is signed no longer change.";

type Props = RowProps<CustomField> & { form: Form<ProductContent> };

/** One custom field; its choices, if it has any, beneath it. */
export const FieldRow = memoRow<CustomField, Props>(function FieldRow({ form, rows, index, row: field }: Props) {
  const set = useSet(form);
  const path = rows.path(index);
  const kept = rows.isKept(index);
  const of = `of field ${index + 1}`;
  const name = field.label || `field ${index + 1}`;
  const messages = errorsIn(form.errors, path);
  const wrong = (part: string) => form.errors[`${path}.${part}`] !== undefined;
  const text = (part: string) => ({ ...form.getInputProps(`${path}.${part}`), error: wrong(part) });
  const label = text("label");
  const suggestKey = () => {
    const taken = form.getValues().fields.map(({ key }) => key);
    if (!field.key) set(`${path}.key`, keyFor(field.label, taken));
  };
  return (
    <>
      <tr data-open={field.kind === "choice" || messages.length > 0 || undefined}>
        <td>
          <TextInput
            size="xs"
            aria-label={`Name ${of}`}
            placeholder="Training days"
            {...label}
            onBlur={(event) => {
              suggestKey();
              label.onBlur(event);
            }}
          />
        </td>
        <td>
          <Locked on={kept} why={why}>
            {(lock) => (
              <TextInput
                size="xs"
                spellCheck={false}
                aria-label={`Key ${of}`}
                placeholder="training_days"
                {...text("key")}
                {...lock}
                classNames={{ input: `mono ${lock.classNames?.input ?? ""}` }}
              />
            )}
          </Locked>
        </td>
        <td>
          <Locked on={kept} why={why}>
            {(lock) => (
              <Select
                size="xs"
                aria-label={`Type ${of}`}
                data={kinds}
                value={field.kind}
                onChange={(kind) => kind !== field.kind && set(path, withKind(field, kind as Kind))}
                {...lock}
              />
            )}
          </Locked>
        </td>
        <td>
          <DefaultField
            of={of}
            field={field}
            error={wrong("default")}
            onChange={(value) => set(`${path}.default`, value)}
          />
        </td>
        <td>
          <Checkbox
            mt={6}
            label="Required"
            aria-label={`${name} is required`}
            {...form.getInputProps(`${path}.required`, { type: "checkbox" })}
          />
        </td>
        <td>
          <Tooltip
            label={
              kept
                ? why
                : "Signed values are fixed with the license file; others may be changed on the license at any time."
            }
          >
            <Checkbox
              mt={6}
              label="Stands in the license file"
              aria-label={`${name} stands in the license file`}
              disabled={kept}
              {...form.getInputProps(`${path}.signed`, { type: "checkbox" })}
            />
          </Tooltip>
        </td>
        <td>
          <RowTools ordered of={rows} index={index} name={name} kept="Licenses hold values of it: it stays" />
        </td>
      </tr>
      {(field.kind === "choice" || messages.length > 0) && (
        <tr>
          <td colSpan={7}>
            {field.kind === "choice" && (
              <Locked on={kept} why={why}>
                {(lock) => (
                  <TagsInput
                    size="xs"
                    mb={4}
                    aria-label={`Choices ${of}`}
                    placeholder={kept ? undefined : "Type a choice and press Enter"}
                    acceptValueOnBlur
                    value={field.options}
                    error={wrong("options")}
                    onChange={(options) => set(path, withOptions(field, options))}
                    {...lock}
                  />
                )}
              </Locked>
            )}
            <RowProblems messages={messages} />
          </td>
        </tr>
      )}
    </>
  );
});
