import { Fragment } from "react";
import { writeConditions } from "../../components/conditions/words";
import type { FieldValue, Line, LineView } from "../../contract/generated";
import { readDay, writeDay } from "../../time/days";
import { count } from "../../time/locale";
import styles from "./facts.module.css";
import page from "./order.module.css";

function writeValue(value: FieldValue): string {
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (typeof value === "number") return count(value);
  const day = /^\d{4}-\d\d-\d\d$/.test(value) ? readDay(value) : null;
  return day ? writeDay(day) : value;
}

/** What else a line fixed: conditions, values of custom fields, memory. Nothing where it said nothing. */
export function GrantedMore({ line, view }: { line: Line; view: LineView }) {
  const said: [string, string][] = [];
  const conditions = line.conditions ? writeConditions(line.conditions).join(", ") : "";
  if (conditions) said.push(["Conditions", conditions]);
  for (const { key, label } of view.fields) {
    const value = line.values[key];
    if (value !== undefined && value !== "") said.push([label, writeValue(value)]);
  }
  for (const { item, cell, value } of line.memory) {
    const own = view.memory.find(({ alias }) => alias === item);
    const name = own?.cells.find(({ number }) => number === cell)?.name;
    said.push([`${own?.name ?? item} · ${name ?? cell}`, value]);
  }
  if (line.description) said.push(["Description", line.description]);
  if (said.length === 0) return null;
  return (
    <dl className={`${styles.facts} ${page.saidMore}`}>
      {said.map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
