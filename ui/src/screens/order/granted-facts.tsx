import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Fragment, type ReactNode } from "react";
import { Card } from "../../components/card";
import { currencyName } from "../../components/money/currency";
import type { OrderView, Window } from "../../contract/generated";
import { dayOf, writeDay } from "../../time/days";
import styles from "./facts.module.css";

/** "at once, to 28 Feb 2027". */
export function writeWindow({ from, until }: Window): string {
  const [first, last] = [from === null ? "" : writeDay(dayOf(from)), until === null ? "" : writeDay(dayOf(until))];
  if (first && last) return `${first} – ${last}`;
  if (first) return `from ${first}`;
  return last ? `to ${last}` : "at any time";
}

/** The facts of a submitted order, read only; what nobody said is left out, except the usual ones. */
export function GrantedFacts({ order }: { order: OrderView }) {
  const { content, reseller } = order;
  const facts: [string, ReactNode][] = [
    ["Purchase order", content.purchase_order || "–"],
    ["Currency", currencyName(content.currency)],
    ["Activation limit", `${content.activation_limit} per license`],
    ["Window", writeWindow(content.window)],
    ["Demo", content.demo ? "Yes" : "No"],
  ];
  if (!content.customer_required) facts.push(["Customer", "not required"]);
  if (reseller) {
    facts.push([
      "Reseller",
      <Anchor key="reseller" component={Link} to={`/customers/${reseller.id}`} inherit>
        <bdi>{reseller.name}</bdi>
      </Anchor>,
    ]);
  }
  if (content.can_overwrite && content.kind === "sale") facts.push(["May overwrite", "Yes"]);
  if (content.crm_id) facts.push(["CRM id", content.crm_id]);
  if (content.ref_id) facts.push(["Reference", content.ref_id]);
  if (content.description) facts.push(["Description", content.description]);
  return (
    <Card>
      <dl className={styles.facts} style={{ margin: 0 }}>
        {facts.map(([label, value]) => (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Card>
  );
}
