import { Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { CountField } from "../../components/count-field";
import { FlagsField, FlagTags } from "../../components/terms/flags";
import { LimitField, NoLimit } from "../../components/terms/limit-field";
import { ModelField, ModelValue } from "../../components/terms/model-fields";
import { limitWords, modelWords, writeModel } from "../../components/terms/words";
import type { LineFeatureView, Problem, Terms } from "../../contract/generated";
import { count } from "../../time/locale";
import styles from "./line.module.css";
import { spotOf } from "./problems";

/** What of a feature may be changed in its row. */
export type TermsChange = Partial<Pick<LineFeatureView, "terms" | "limit">>;
/** `limits`: the table has a column for limits. */
type Props = { feature: LineFeatureView; limits: boolean; action: ReactNode };

/** The cells of terms that may be changed here. */
export function EditableTerms(props: Props & { problems: Problem[]; onChange: (change: TermsChange) => void }) {
  const { feature, limits, problems, onChange, action } = props;
  const { name, terms } = feature;
  const set = (change: Partial<Terms>) => onChange({ terms: { ...terms, ...change } });
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
      {limits && (
        <td className={styles.limit}>
          <LimitField
            of={name}
            type={feature.type}
            limit={feature.limit}
            catalog={feature.catalog_limit}
            error={parts.includes("limit")}
            onChange={(limit) => onChange({ limit })}
          />
        </td>
      )}
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
          <FlagsField of={name} terms={terms} onChange={set} />
          {action}
        </div>
      </td>
    </>
  );
}

/** The cells of terms that are fixed: no borders, a gray ground and a lock that says who can change them. */
export function LockedTerms({ feature, limits, action, why }: Props & { why: ReactNode }) {
  const { terms } = feature;
  const limit = feature.limit ?? feature.catalog_limit;
  return (
    <>
      <td>
        <Tooltip position="right" label={why}>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
          <span className={styles.locked} tabIndex={0}>
            <IconLock size={14} stroke={1.8} role="img" aria-label="Fixed" />
            {modelWords[terms.model.kind]}
          </span>
        </Tooltip>
      </td>
      <td className="dim">{writeModel(terms.model)}</td>
      {limits && (
        <td className={`${styles.limit} dim figures`} style={{ textAlign: "right", paddingRight: 12 }}>
          {limitWords[feature.type] === null || limit === null ? <NoLimit /> : count(limit)}
        </td>
      )}
      <td className={`${styles.seats} dim figures`} style={{ textAlign: "right", paddingRight: 12 }}>
        {terms.seats}
      </td>
      <td className={styles.flags}>
        <div className={styles.last}>
          <span className={styles.tags}>
            <FlagTags terms={terms} />
          </span>
          {action}
        </div>
      </td>
    </>
  );
}

/** Why terms are fixed, and who can change that. */
export function whyFixed(feature: LineFeatureView, product: string, plan: string | undefined): ReactNode {
  const always = `${feature.name} is always ${modelWords[feature.terms.model.kind].toLowerCase()}.`;
  return plan === undefined ? (
    <>
      <strong>Fixed in the catalog.</strong> {always}
      <br />
      An owner can allow changes in Catalog › {product}.
    </>
  ) : (
    <>
      <strong>Fixed by the profile {plan}.</strong> Choose another profile to change it.
    </>
  );
}
