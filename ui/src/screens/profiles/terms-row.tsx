import { Anchor, Tooltip } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { CountField } from "../../components/count-field";
import { FlagsField, FlagTags } from "../../components/terms/flags";
import { LimitField, NoLimit } from "../../components/terms/limit-field";
import { ModelField, ModelValue } from "../../components/terms/model-fields";
import { limitWords, modelWords, writeModel } from "../../components/terms/words";
import type { LineFeature, Terms } from "../../contract/generated";
import { count } from "../../time/locale";
import { largest } from "../catalog/numbers";
import { RowProblems } from "../catalog/row-problems";
import type { FeatureRow } from "./profile-form";
import styles from "./profiles.module.css";

type Props = {
  row: FeatureRow;
  /** The table has a column for limits. */
  limits: boolean;
  /** The errors of this feature, by the part they are about: `terms.seats`. */
  errors: Record<string, string>;
  onChange: (change: Partial<LineFeature>) => void;
  onReset: () => void;
};

/** The terms of one feature: the catalog's until they are changed, then the profile's own. */
export function TermsRow(props: Props) {
  const { row, limits, errors, onChange, onReset } = props;
  const { feature, at, excluded } = row;
  const { name, number, can_exclude, archived } = feature;
  const messages = Object.values(errors);
  return (
    <>
      <tr data-guilty={messages.length > 0 || undefined}>
        <td className={styles.number}>{number}</td>
        <td>
          <span className={excluded ? styles.struck : styles.name}>{name}</span>
          {archived && <span className="dim"> no longer sold</span>}
        </td>
        {excluded ? (
          <td colSpan={limits ? 5 : 4} className="dim">
            Left out of licenses made from this profile
          </td>
        ) : feature.can_modify ? (
          <Editable {...props} />
        ) : (
          <Fixed row={row} limits={limits} />
        )}
        <td className={styles.last}>
          {at < 0 ? (
            <span className="dim">as in the catalog</span>
          ) : (
            <Act label={`Reset ${name}`} word={excluded ? "Include" : "Reset"} run={onReset} />
          )}
          {(can_exclude || archived) && !excluded && (
            <Act label={`Leave out ${name}`} word="Leave out" run={() => onChange({ excluded: true })} hidden />
          )}
        </td>
      </tr>
      {messages.length > 0 && (
        <tr>
          <td colSpan={limits ? 8 : 7}>
            <RowProblems messages={messages} />
          </td>
        </tr>
      )}
    </>
  );
}

function Editable({ row, limits, errors, onChange }: Props) {
  const { feature, terms } = row;
  const set = (change: Partial<Terms>) => onChange({ terms: { ...terms, ...change } });
  const wrong = (part: string) =>
    Object.keys(errors).some((at) => at.startsWith(part ? `terms.model.${part}` : "terms.model"));
  return (
    <>
      <td>
        <ModelField of={feature.name} model={terms.model} wrong={wrong} onChange={(model) => set({ model })} />
      </td>
      <td>
        <ModelValue of={feature.name} model={terms.model} wrong={wrong} onChange={(model) => set({ model })} />
      </td>
      {limits && (
        <td>
          <LimitField
            of={feature.name}
            type={feature.type}
            limit={row.limit}
            catalog={feature.limit}
            error={errors.limit !== undefined}
            onChange={(limit) => onChange({ limit })}
          />
        </td>
      )}
      <td>
        <CountField
          aria-label={`Seats of ${feature.name}`}
          max={largest}
          value={terms.seats}
          error={errors["terms.seats"] !== undefined}
          onChange={(seats) => set({ seats })}
        />
      </td>
      <td className={styles.flags}>
        <FlagsField of={feature.name} terms={terms} onChange={set} />
      </td>
    </>
  );
}

function Fixed({ row: { feature }, limits }: { row: FeatureRow; limits: boolean }) {
  const { name, terms, type, limit } = feature;
  return (
    <>
      <td>
        <Tooltip
          events={{ hover: true, focus: true, touch: true }}
          label={`Fixed in the catalog: orders and profiles cannot change the terms of ${name}.`}
        >
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the reason must be reachable by keyboard */}
          <span className={styles.locked} tabIndex={0}>
            <IconLock size={14} stroke={1.8} role="img" aria-label="Fixed in the catalog" />
            {modelWords[terms.model.kind]}
          </span>
        </Tooltip>
      </td>
      <td className="dim">{writeModel(terms.model)}</td>
      {limits && (
        <td className={styles.seats}>{limitWords[type] === null || limit === null ? <NoLimit /> : count(limit)}</td>
      )}
      <td className={styles.seats}>{terms.seats}</td>
      <td className={styles.flags}>
        <FlagTags terms={terms} />
      </td>
    </>
  );
}

function Act({ label, word, run, hidden }: { label: string; word: string; run: () => void; hidden?: true }) {
  return (
    <Anchor
      component="button"
      type="button"
      aria-label={label}
      className={hidden ? styles.rowAction : styles.action}
      onClick={run}
    >
      {word}
    </Anchor>
  );
}
