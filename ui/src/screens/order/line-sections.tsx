import { UnstyledButton } from "@mantine/core";
import { IconAlertTriangle, IconChevronRight } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import { writeConditions } from "../../components/conditions/words";
import { percent } from "../../components/money/write";
import { editableCells, MemoryFields } from "../../components/terms/memory-fields";
import { ValuesFields, valuesSet } from "../../components/terms/values-fields";
import type { Line, LineView, OrderView, Problem } from "../../contract/generated";
import { several } from "../../time/locale";
import styles from "./line.module.css";
import { LineConditions } from "./line-conditions";
import { LinePrice } from "./line-price";
import { partProblems } from "./problems";

/** The parts of a line that have their place in a section. */
export const sectionParts = ["discount", "tax", "description", "conditions", "values", "memory"];

/** What a section of a line looks at and changes. */
export type SectionProps = {
  order: OrderView;
  index: number;
  line: Line;
  view: LineView;
  update: boolean;
  /** Of this line. */
  problems: Problem[];
  onChange: (change: (line: Line) => Line) => void;
};

type Section = { key: string; word: string; says: string; parts: string[]; content: () => ReactNode };

/** What is wrong with a part of the line, in words. */
export function wrongIn(
  { problems, index }: Pick<SectionProps, "problems" | "index">,
  part: string,
): string | undefined {
  return problems.find(({ field }) => field === `lines[${index}].${part}`)?.message;
}

function sectionsOf(props: SectionProps): Section[] {
  const { line, view, update, onChange } = props;
  const cells = editableCells(view.memory);
  const conditions = line.conditions ? writeConditions(line.conditions) : [];
  const kept = update && !line.conditions ? "stay as they are" : "perpetual";
  const all: (Section | false)[] = [
    {
      key: "price",
      word: "Price",
      says: [line.discount > 0 && `${percent(line.discount)} off`, line.tax !== null && `tax ${percent(line.tax)}`]
        .filter(Boolean)
        .join(", "),
      parts: ["discount", "tax", "description"],
      content: () => <LinePrice {...props} />,
    },
    {
      key: "conditions",
      word: "Conditions",
      says: conditions.join(", ") || kept,
      parts: ["conditions"],
      content: () => <LineConditions {...props} />,
    },
    view.fields.length > 0 && {
      key: "values",
      word: "Custom fields",
      says: valuesSet(view.fields, line.values),
      parts: ["values"],
      content: () => (
        <ValuesFields
          fields={view.fields}
          values={line.values}
          wrong={(key) => wrongIn(props, `values.${key}`)}
          onChange={(values) => onChange((now) => ({ ...now, values: values as Line["values"] }))}
        />
      ),
    },
    cells.length > 0 && {
      key: "memory",
      word: "Memory",
      says: line.memory.length > 0 ? `${line.memory.length} of ${several(cells.length, "cell")} written` : "",
      parts: ["memory"],
      content: () => (
        <MemoryFields
          items={view.memory}
          values={line.memory}
          wrong={(at) => partProblems(props.problems, `memory[${at}]`)[0]?.message}
          onChange={(memory) => onChange((now) => ({ ...now, memory }))}
        />
      ),
    },
  ];
  return all.filter((section) => section !== false);
}

/** What a line may say beside its terms, each opened by its word; one with a problem is open. */
export function LineSections(props: SectionProps) {
  const [opened, setOpened] = useState<string[]>([]);
  const sections = sectionsOf(props);
  const isGuilty = (section: Section) => section.parts.some((part) => partProblems(props.problems, part).length > 0);
  // Once opened by a problem it stays open: it must not close under the hands of who solves it.
  const guilty = sections.filter(isGuilty).map(({ key }) => key);
  const guiltyNow = guilty.join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys, not the array, tell whether something changed
  useEffect(() => {
    setOpened((now) => [...new Set([...now, ...guilty])]);
  }, [guiltyNow]);
  const isOpen = ({ key }: Section) => opened.includes(key) || guilty.includes(key);
  const toggle = ({ key }: Section) =>
    setOpened((now) => (now.includes(key) ? now.filter((other) => other !== key) : [...now, key]));
  return (
    <>
      <div className={styles.sections}>
        {sections.map((section) => (
          <UnstyledButton
            key={section.key}
            className={styles.toggle}
            aria-expanded={isOpen(section)}
            aria-label={`${section.word} of ${props.view.product_name}`}
            onClick={() => toggle(section)}
          >
            <IconChevronRight size={14} stroke={1.8} aria-hidden="true" />
            {section.word}
            {isGuilty(section) && (
              <IconAlertTriangle size={14} stroke={1.8} className={styles.bad} aria-label="Problem" />
            )}
            <span className={styles.says}>{section.says}</span>
          </UnstyledButton>
        ))}
      </div>
      {sections.filter(isOpen).map((section) => (
        <section key={section.key} className={styles.section} aria-label={section.word}>
          <h3>{section.word}</h3>
          {section.content()}
        </section>
      ))}
    </>
  );
}
