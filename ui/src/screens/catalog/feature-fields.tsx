import { ActionIcon, Checkbox, Select, TextInput, Tooltip } from "@mantine/core";
import type { UseFormReturnType } from "@mantine/form";
import { IconX } from "@tabler/icons-react";
import { CountField } from "../../components/count-field";
import { FlagsField } from "../../components/terms/flags";
import { ModelField, ModelValue } from "../../components/terms/model-fields";
import type { FeatureType, ProductForm, Terms } from "../../contract/generated";
import styles from "./catalog.module.css";
import { typeWords } from "./product-form";

const types = (Object.keys(typeWords) as FeatureType[]).map((value) => ({ value, label: typeWords[value].word }));

/** One row of the feature table. `fixed`: licenses name this feature, so its number, code, name and type stay. */
export function FeatureFields(props: { form: UseFormReturnType<ProductForm>; index: number; fixed: boolean }) {
  const { form, index, fixed } = props;
  const feature = form.values.features[index];
  if (!feature) return null;
  const path = `features.${index}`;
  const of = `of feature ${index + 1}`;
  const name = feature.name || `feature ${index + 1}`;
  const setTerms = (change: Partial<Terms>) => form.setFieldValue(`${path}.terms`, { ...feature.terms, ...change });
  const errors = Object.keys(form.errors);
  const wrong = (part: string) => errors.some((at) => at.startsWith(`${path}.terms.model${part && `.${part}`}`));
  const limit = typeWords[feature.type].limit;
  return (
    <tr>
      <td>
        <CountField
          aria-label={`Number ${of}`}
          disabled={fixed}
          {...form.getInputProps(`${path}.number`)}
          value={feature.number}
        />
      </td>
      <td>
        <TextInput size="xs" aria-label={`Code ${of}`} disabled={fixed} {...form.getInputProps(`${path}.code`)} />
      </td>
      <td>
        <TextInput size="xs" aria-label={`Name ${of}`} disabled={fixed} {...form.getInputProps(`${path}.name`)} />
      </td>
      <td>
        <Select
          size="xs"
          aria-label={`Type ${of}`}
          data={types}
          disabled={fixed}
          {...form.getInputProps(`${path}.type`)}
          onChange={(type) => {
            form.setFieldValue(`${path}.type`, type as FeatureType);
            form.setFieldValue(`${path}.limit`, typeWords[type as FeatureType].limit ? (feature.limit ?? 1) : null);
          }}
        />
      </td>
      <td>
        {limit ? (
          <Tooltip label={limit}>
            <CountField
              aria-label={`Limit ${of}, ${limit}`}
              {...form.getInputProps(`${path}.limit`)}
              value={feature.limit ?? 0}
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
          error={form.errors[`${path}.terms.seats`] !== undefined}
          onChange={(seats) => setTerms({ seats })}
        />
      </td>
      <td>
        <div className={styles.locks}>
          <Checkbox
            label="Change"
            aria-label={`Terms of ${name} may change in orders`}
            {...form.getInputProps(`${path}.can_modify`, { type: "checkbox" })}
          />
          <Checkbox
            label="Leave out"
            aria-label={`${name} may be left out of orders`}
            {...form.getInputProps(`${path}.can_exclude`, { type: "checkbox" })}
          />
        </div>
      </td>
      <td>
        <div className={styles.last}>
          <FlagsField of={name} terms={feature.terms} onChange={setTerms} />
          <Tooltip label={fixed ? "Licenses use it: it can no longer be removed" : "Remove"}>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              disabled={fixed}
              aria-label={`Remove ${name}`}
              onClick={() => form.removeListItem("features", index)}
            >
              <IconX size={14} stroke={1.8} />
            </ActionIcon>
          </Tooltip>
        </div>
      </td>
    </tr>
  );
}
