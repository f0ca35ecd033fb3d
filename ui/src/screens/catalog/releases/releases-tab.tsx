import { Button, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconRocket } from "@tabler/icons-react";
import { Card } from "../../../components/card";
import { DayField } from "../../../components/day-field";
import { Empty } from "../../../components/empty";
import { errorsIn } from "../../../components/record-form/paths";
import { useSet } from "../../../components/record-form/use-record-form";
import { useRows } from "../../../components/record-form/use-rows";
import type { Release } from "../../../contract/generated";
import { dayOf, startOf, today } from "../../../time/days";
import styles from "../catalog.module.css";
import { RowProblems } from "../row-problems";
import { RowTools } from "../row-tools";
import type { Section } from "../section";
import own from "./releases.module.css";

/** The published versions, newest first. Maintenance covers those that came out before it ended. */
export function ReleasesTab({ form }: Section) {
  const rows = useRows<Release>(form, "releases");
  const set = useSet(form);
  const add = () => rows.add({ version: "", date: startOf(today()), notes: "", url: "" }, "version", 0);
  if (rows.rows.length === 0) {
    return (
      <Empty
        icon={IconRocket}
        title="No releases yet"
        text="Write down each version you publish and its date: a license’s maintenance covers what came out before it ended."
        action={{ label: "Add a release", run: add }}
      />
    );
  }
  return (
    <Card
      flush
      title="Releases"
      hint="newest first; maintenance covers those that came out before it ended"
      action={
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={add}>
          Add a release
        </Button>
      }
    >
      <ul className={styles.list} aria-label="Releases">
        {rows.rows.map((release, index) => {
          const path = rows.path(index);
          const name = release.version || `release ${index + 1}`;
          const input = (part: string) => ({
            ...form.getInputProps(`${path}.${part}`),
            error: form.errors[`${path}.${part}`] !== undefined,
          });
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the form names its rows by their place
            <li key={index} className={own.release}>
              <div className={own.fields}>
                <TextInput
                  size="xs"
                  placeholder="Version"
                  spellCheck={false}
                  aria-label={`Version of release ${index + 1}`}
                  {...input("version")}
                />
                <DayField
                  aria-label={`Date of ${name}`}
                  day={dayOf(release.date)}
                  error={input("date").error}
                  onChange={(day) => set(`${path}.date`, startOf(day))}
                />
                <TextInput
                  size="xs"
                  type="url"
                  placeholder="https://… where it is downloaded"
                  spellCheck={false}
                  aria-label={`Address of ${name}`}
                  {...input("url")}
                />
                <RowTools of={rows} index={index} name={name} kept="" />
                <Textarea
                  size="xs"
                  autosize
                  minRows={1}
                  maxRows={10}
                  className={own.notes}
                  placeholder="What is new"
                  aria-label={`Notes of ${name}`}
                  {...input("notes")}
                />
              </div>
              <RowProblems messages={errorsIn(form.errors, path)} />
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
