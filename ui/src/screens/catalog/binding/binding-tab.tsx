import { SegmentedControl } from "@mantine/core";
import { Card } from "../../../components/card";
import { CountField } from "../../../components/count-field";
import { useSet } from "../../../components/record-form/use-record-form";
import type { Part, PartRule } from "../../../contract/generated";
import { largest } from "../numbers";
import { RowProblems } from "../row-problems";
import type { Section } from "../section";
import styles from "./binding.module.css";
import { parts, partWords, problemOf, sentenceOf } from "./words";

type Choice = PartRule | "ignored";
const choices: { value: Choice; label: string }[] = [
  { value: "required", label: "Required" },
  { value: "replaceable", label: "Replaceable" },
  { value: "ignored", label: "Ignored" },
];

/** How licenses recognize a machine, and how much of it may change. */
export function BindingTab({ form }: Section) {
  const set = useSet(form);
  const { binding } = form.values;
  const choose = (part: Part, choice: Choice) => {
    const { [part]: _, ...others } = binding.parts;
    set("binding.parts", choice === "ignored" ? others : { ...others, [part]: choice });
  };
  const whole = form.errors["binding.parts"];
  return (
    <Card flush title="Binding" hint="of new licenses to the machine they are activated on">
      <p className={styles.sentence} role="status">
        {sentenceOf(binding)}
        {Object.keys(binding.parts).length > 0 && <span> Otherwise it has to be activated again.</span>}
      </p>
      {whole && <RowProblems alone messages={[String(whole)]} />}
      <ul className={styles.parts} aria-label="Parts of a machine">
        {parts.map((part) => {
          const { title, what, icon: Mark } = partWords[part];
          const rule = binding.parts[part];
          return (
            <li key={part} data-ignored={rule === undefined || undefined}>
              <Mark size={16} stroke={1.6} aria-hidden="true" />
              <strong>{title}</strong>
              <span>{what}</span>
              <SegmentedControl
                size="xs"
                aria-label={title}
                data={choices}
                value={rule ?? "ignored"}
                onChange={(choice) => choose(part, choice as Choice)}
              />
            </li>
          );
        })}
      </ul>
      <div className={styles.tolerated}>
        <CountField
          size="sm"
          label="Tolerated changes"
          description="So many replaceable parts may differ at once."
          inputWrapperOrder={["label", "input", "error", "description"]}
          max={largest}
          w={330}
          unit="parts"
          value={binding.tolerated_changes}
          error={problemOf(binding) ?? form.errors["binding.tolerated_changes"]}
          onChange={(value) => set("binding.tolerated_changes", value)}
        />
      </div>
    </Card>
  );
}
