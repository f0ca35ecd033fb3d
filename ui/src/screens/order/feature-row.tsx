import { Anchor, Button, Tooltip } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { CountField } from "../../components/count-field";
import { FlagsField, FlagTags } from "../../components/terms/flags";
import { ModelField, ModelValue } from "../../components/terms/model-fields";
import { modelWords, newModel, writeModel } from "../../components/terms/words";
import type { LineFeatureView, Problem, Terms } from "../../contract/generated";
import styles from "./line.module.css";
import { spotOf } from "./problems";

type Props = {
  product: string;
  feature: LineFeatureView;
  problems: Problem[];
  onChange: (feature: LineFeatureView) => void;
};

/** The terms of one feature: editable, locked by the catalog, or left out. Its problems open beneath it. */
export function FeatureRow(props: Props) {
  const { feature, problems, onChange } = props;
  const guilty = problems.length > 0;
  return (
    <>
      <tr data-guilty={guilty || undefined}>
        <td className={styles.number}>
          <span className="dim">{feature.number}</span>
        </td>
        <td>
          <span className={feature.excluded ? styles.struck : styles.name}>
            {feature.name}
            {guilty && <IconAlertTriangle size={14} stroke={1.8} aria-hidden="true" />}
          </span>
        </td>
        {feature.excluded ? (
          <td colSpan={4}>
            <span className="dim">Left out of this order</span>{" "}
            <Anchor
              component="button"
              type="button"
              size="sm"
              fw={500}
              aria-label={`Include ${feature.name}`}
              onClick={() => onChange({ ...feature, excluded: false })}
            >
              Include
            </Anchor>
          </td>
        ) : feature.can_modify ? (
          <Editable {...props} />
        ) : (
          <Locked {...props} />
        )}
      </tr>
      {guilty && (
        <tr>
          <td colSpan={6}>
            <Problems {...props} />
          </td>
        </tr>
      )}
    </>
  );
}

function Editable({ feature, problems, onChange }: Props) {
  const { name, terms } = feature;
  const set = (change: Partial<Terms>) => onChange({ ...feature, terms: { ...terms, ...change } });
  const parts = problems.map((problem) => {
    const spot = spotOf(problem);
    return spot.at === "feature" ? spot.part : "";
  });
  // A wrong date is the model's fault too: another model would not need it.
  const wrong = (part: string) => parts.some((at) => at.startsWith(part ? `terms.model.${part}` : "terms.model"));
  return (
    <>
      <td>
        <ModelField of={name} model={terms.model} wrong={wrong} onChange={(model) => set({ model })} />
      </td>
      <td>
        <ModelValue of={name} model={terms.model} wrong={wrong} onChange={(model) => set({ model })} />
      </td>
      <td className={styles.seats}>
        <CountField
          aria-label={`Seats of ${name}`}
          value={terms.seats}
          error={parts.includes("terms.seats")}
          onChange={(seats) => set({ seats })}
        />
      </td>
      <td className={styles.flags}>
        <div className={styles.last}>
          <FlagsField of={name} terms={terms} onChange={(next) => onChange({ ...feature, terms: next })} />
          <LeaveOut feature={feature} onChange={onChange} />
        </div>
      </td>
    </>
  );
}

function Locked({ product, feature, onChange }: Props) {
  const { name, terms } = feature;
  const word = modelWords[terms.model.kind];
  return (
    <>
      <td>
        <Tooltip
          position="right"
          label={
            <>
              <strong>Fixed in the catalog.</strong> {name} is always {word.toLowerCase()}.<br />
              An owner can allow changes in Catalog › {product}.
            </>
          }
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
          <span className={styles.locked} tabIndex={0}>
            <IconLock size={14} stroke={1.8} role="img" aria-label="Fixed in the catalog" />
            {word}
          </span>
        </Tooltip>
      </td>
      <td className="dim">{writeModel(terms.model)}</td>
      <td className={`${styles.seats} dim figures`} style={{ textAlign: "right", paddingRight: 12 }}>
        {terms.seats}
      </td>
      <td className={styles.flags}>
        <div className={styles.last}>
          <span className={styles.tags}>
            <FlagTags terms={terms} />
          </span>
          <LeaveOut feature={feature} onChange={onChange} />
        </div>
      </td>
    </>
  );
}

function LeaveOut({ feature, onChange }: Pick<Props, "feature" | "onChange">) {
  if (!feature.can_exclude) return null;
  return (
    <Anchor
      component="button"
      type="button"
      className={styles.rowAction}
      aria-label={`Leave out ${feature.name}`}
      onClick={() => onChange({ ...feature, excluded: true })}
    >
      Leave out
    </Anchor>
  );
}

/** What is wrong, in words, with the ways out that fit. */
function Problems({ feature, problems, onChange }: Props) {
  const { name, terms } = feature;
  const aboutModel = problems.some(({ field }) => field.includes(".terms.model"));
  return (
    <div className={styles.problem} role="alert" data-problem={aboutModel ? undefined : true} tabIndex={-1}>
      <IconAlertTriangle size={16} stroke={1.6} aria-hidden="true" />
      <span>{problems.map(({ message }) => message).join(" ")}</span>
      {aboutModel && feature.can_modify && terms.model.kind !== "perpetual" && (
        <Button
          size="xs"
          aria-label={`Make ${name} perpetual`}
          onClick={() => onChange({ ...feature, terms: { ...terms, model: newModel("perpetual") } })}
        >
          Make perpetual
        </Button>
      )}
      {feature.can_exclude && !feature.excluded && (
        <Button size="xs" onClick={() => onChange({ ...feature, excluded: true })} aria-label={`Leave ${name} out`}>
          Leave out
        </Button>
      )}
    </div>
  );
}
