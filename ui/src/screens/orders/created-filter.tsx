import { Select, Stack } from "@mantine/core";
import type { ListFilter } from "../../components/filter-chips";
import { OptionalDay } from "../../components/optional-day";
import { readSoon } from "../../components/terms/soon";
import { type Day, dayOf, endOf, startOf, today, writeDay } from "../../time/days";
import styles from "./orders.module.css";

/** A span of time by its first and last second, as it stands in the address. */
export type Span = { from?: number; until?: number };

const year = () => Number(today().slice(0, 4));

/** The spans people ask for, in words. They are counted from today. */
export const spans: { word: string; of: () => Span }[] = [
  { word: "in the last 7 days", of: () => ({ from: startOf(today(-7)) }) },
  { word: "in the last 30 days", of: () => ({ from: startOf(today(-30)) }) },
  { word: "in the last 90 days", of: () => ({ from: startOf(today(-90)) }) },
  { word: "this year", of: () => ({ from: startOf(`${year()}-01-01`) }) },
  { word: "last year", of: () => ({ from: startOf(`${year() - 1}-01-01`), until: endOf(`${year() - 1}-12-31`) }) },
];

const same = (a: Span, b: Span) => a.from === b.from && a.until === b.until;

/** "in the last 90 days", "from 1 Mar 2026", "1 Mar 2026 – 31 Mar 2026"; null for no span. */
export function writeSpan(span: Span): string | null {
  const { from, until } = span;
  if (from === undefined && until === undefined) return null;
  const known = spans.find(({ of }) => same(of(), span));
  if (known) return known.word;
  const [first, last] = [from, until].map((time) => (time === undefined ? "" : writeDay(dayOf(time))));
  if (first && last) return `${first} – ${last}`;
  return first ? `from ${first}` : `until ${last}`;
}

/** The chip that leaves orders created in a span: one of the usual, or any two days. */
export function createdFilter(span: Span, onChange: (span: Span) => void): ListFilter {
  const day = (time: number | undefined): Day | null => (time === undefined ? null : dayOf(time));
  const date = {
    dateParser: (text: string) => readSoon(text),
    popoverProps: { withinPortal: false, position: "bottom-start" },
  } as const;
  return {
    key: "created",
    label: "Created",
    verb: "",
    value: writeSpan(span),
    onClear: () => onChange({ from: undefined, until: undefined }),
    editor: (close) => (
      <Stack gap="sm">
        <Select
          aria-label="Created"
          data-autofocus
          placeholder="Choose a time"
          data={spans.map(({ word }) => word)}
          value={spans.find(({ of }) => same(of(), span))?.word ?? null}
          comboboxProps={{ withinPortal: false }}
          onChange={(word) => {
            const chosen = spans.find((one) => one.word === word)?.of();
            if (chosen) onChange({ from: chosen.from, until: chosen.until });
            close();
          }}
        />
        <div className={styles.span}>
          <OptionalDay
            {...date}
            label="From"
            placeholder="the first"
            day={day(span.from)}
            onChange={(next) => onChange({ ...span, from: next === null ? undefined : startOf(next) })}
          />
          <OptionalDay
            {...date}
            label="Until"
            placeholder="today"
            day={day(span.until)}
            onChange={(next) => onChange({ ...span, until: next === null ? undefined : endOf(next) })}
          />
        </div>
      </Stack>
    ),
  };
}
