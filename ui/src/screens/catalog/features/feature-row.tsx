import { ActionIcon, Select, TextInput, Tooltip } from "@mantine/core";
import { IconArchive, IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import { CountField } from "../../../components/count-field";
import { memoRow, type RowProps } from "../../../components/record-form/memo-row";
import { errorsIn } from "../../../components/record-form/paths";
import { type Form, useSet } from "../../../components/record-form/use-record-form";
import { FlagsField } from "../../../components/terms/flags";
import { ModelField, ModelValue } from "../../../components/terms/model-fields";
import type { Feature, FeatureType, ProductContent, Terms } from "../../../contract/generated";
import { Locked } from "../locked";
import { largest } from "../numbers";
import { typeWords } from "../product-form";
import { RowProblems } from "../row-problems";
import { RowTools } from "../row-tools";
import { FeatureMore } from "./feature-more";
import styles from "./features.module.css";
import { SalesToggles } from "./sales-toggles";

const types = (Object.keys(typeWords) as FeatureType[]).map((value) => ({ value, label: typeWords[value].word }));
const hidden = ["description", "group", "crm_id", "ref_id", "archived"];

// At the end of the name, so that one sees it without opening the row.
const gone = {
  rightSection: (
    <Tooltip label="No longer sold: new orders leave it out">
      <span className={styles.gone}>
        <IconArchive size={14} stroke={1.8} role="img" aria-label="No longer sold" />
      </span>
    </Tooltip>
  ),
  rightSectionWidth: 24,
};

type Props = RowProps<Feature> & {
  form: Form<ProductContent>;
  /** The window has room for the codes; the groups one may choose from. */
  also: { wide: boolean; groups: string[] };
};

/** One feature: what programs know it by, the terms a new order starts from, what sales may do. The rest under More. */
export const FeatureRow = memoRow<Feature, Props>(function FeatureRow({
  form,
  rows,
  index,
  row: feature,
  also,
}: Props) {
  const { wide, groups } = also;
  const set = useSet(form);
  const [open, setOpen] = useState(false);
  const path = rows.path(index);
  const kept = rows.isKept(index);
  const of = `of feature ${index + 1}`;
  const name = feature.name || `feature ${index + 1}`;
  const wrongAt = (part: string) => form.errors[`${path}.${part}`] !== undefined;
  const messages = errorsIn(form.errors, path);
  const wrong = (part: string) =>
    Object.keys(form.errors).some((at) => at.startsWith(`${path}.terms.model${part && `.${part}`}`));
  const setTerms = (change: Partial<Terms>) => set(`${path}.terms`, { ...feature.terms, ...change });
  const change = (next: Partial<Feature>) => set(path, { ...feature, ...next });
  const input = (part: string) => ({ ...form.getInputProps(`${path}.${part}`), error: wrongAt(part) });
  const limit = typeWords[feature.type].limit;
  const why = "Licenses name this feature by its number, code, name and type: they no longer change.";
  const shown = open || hidden.some(wrongAt) || (!wide && wrongAt("code"));
  return (
    <>
      <tr data-open={shown || undefined} data-guilty={messages.length > 0 || undefined}>
        <td>
          <Locked on={kept} why={why}>
            {(lock) => (
              <CountField
                aria-label={`Number ${of}`}
                max={largest}
                {...input("number")}
                {...lock}
                leftSection={undefined}
                value={feature.number}
              />
            )}
          </Locked>
        </td>
        {wide && (
          <td>
            <Locked on={kept} why={why}>
              {(lock) => (
                <TextInput size="xs" aria-label={`Code ${of}`} {...input("code")} {...lock} leftSection={undefined} />
              )}
            </Locked>
          </td>
        )}
        <td>
          <Locked on={kept} why={why}>
            {(lock) => (
              <TextInput
                size="xs"
                aria-label={`Name ${of}`}
                {...input("name")}
                {...lock}
                {...(feature.archived && gone)}
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
                data={types}
                value={feature.type}
                error={wrongAt("type")}
                comboboxProps={{ width: 180, position: "bottom-start" }}
                onChange={(type) => change(typed(feature, type as FeatureType))}
                {...lock}
              />
            )}
          </Locked>
        </td>
        <td>
          {limit ? (
            <Tooltip label={`Most ${limit}`}>
              <CountField
                aria-label={`Limit ${of}, ${limit}`}
                {...input("limit")}
                value={feature.limit ?? 0}
                onChange={(value) => set(`${path}.limit`, value)}
              />
            </Tooltip>
          ) : (
            <span className="dim">–</span>
          )}
        </td>
        <td>
          <ModelField of={name} model={feature.terms.model} wrong={wrong} onChange={(model) => setTerms({ model })} />
        </td>
        <td>
          <ModelValue of={name} model={feature.terms.model} wrong={wrong} onChange={(model) => setTerms({ model })} />
        </td>
        <td>
          <CountField
            aria-label={`Seats of ${name}`}
            value={feature.terms.seats}
            error={wrongAt("terms.seats")}
            onChange={(seats) => setTerms({ seats })}
          />
        </td>
        <td>
          <SalesToggles of={name} feature={feature} onChange={change} />
        </td>
        <td className={styles.flags}>
          <FlagsField of={name} terms={feature.terms} onChange={setTerms} />
        </td>
        <td>
          <span className={styles.end}>
            <Tooltip label={shown ? "Less" : "More: group, description, CRM id"}>
              <ActionIcon
                size={24}
                variant="subtle"
                color="gray"
                aria-label={`More about ${name}`}
                aria-expanded={shown}
                onClick={() => setOpen(!shown)}
              >
                <IconChevronDown size={14} stroke={1.8} className={styles.chevron} />
              </ActionIcon>
            </Tooltip>
            <RowTools of={rows} index={index} name={name} kept="Licenses use it: it can no longer be removed" />
          </span>
        </td>
      </tr>
      {messages.length > 0 && (
        <tr data-open={shown || undefined}>
          <td colSpan={wide ? 11 : 10}>
            <RowProblems messages={messages} />
          </td>
        </tr>
      )}
      {shown && <FeatureMore form={form} path={path} name={name} kept={kept} wide={wide} groups={groups} />}
    </>
  );
});

// Another type counts something else: a limit only where there is one, and a trial only for normal features.
function typed(feature: Feature, type: FeatureType): Partial<Feature> {
  const limit = typeWords[type].limit ? (feature.limit ?? 1) : null;
  return { type, limit, trial: type === "normal" && feature.trial };
}
