import { Button } from "@mantine/core";
import { Card } from "../../components/card";
import { type Form, useSet } from "../../components/record-form/use-record-form";
import { haveLimits } from "../../components/terms/words";
import type { LineFeature, ProductView, ProfileContent } from "../../contract/generated";
import catalog from "../catalog/catalog.module.css";
import { RowProblems } from "../catalog/row-problems";
import { isShown, rowsOf, strangersOf, withFeature, without } from "./profile-form";
import styles from "./profiles.module.css";
import { TermsRow } from "./terms-row";

/** The terms of every feature. Where the profile says nothing, the catalog's hold, also when they change later. */
export function TermsCard({ form, product }: { form: Form<ProfileContent>; product: ProductView }) {
  const set = useSet(form);
  const own = form.values.features;
  const rows = rowsOf(product.content.features, own).filter(isShown);
  const limits = haveLimits(rows.map(({ feature }) => feature));
  const put = (features: LineFeature[]) => set("features", features);
  // Without one, those behind it move up, and what was said of them moves along.
  const drop = (at: number) => form.removeListItem("features", at);
  const errorsOf = (at: number) =>
    Object.fromEntries(
      Object.entries(form.errors)
        .filter(([key]) => at >= 0 && key.startsWith(`features.${at}.`))
        .map(([key, message]) => [key.slice(`features.${at}.`.length), String(message)]),
    );
  const whole = form.errors.features;
  return (
    <Card flush title="Terms" hint="what is not changed here stays as in the catalog">
      {whole && <RowProblems alone messages={[String(whole)]} />}
      <div className={catalog.scroll}>
        <table className={`${catalog.table} ${styles.terms}`} aria-label="Terms">
          <thead>
            <tr>
              <th scope="col" className={styles.number}>
                #
              </th>
              <th scope="col">Feature</th>
              <th scope="col" style={{ width: 160 }}>
                Model
              </th>
              <th scope="col" style={{ width: 170 }}>
                Dates, days or runs
              </th>
              {limits && (
                <th scope="col" className={styles.seats} style={{ width: 84 }}>
                  Limit
                </th>
              )}
              <th scope="col" className={styles.seats} style={{ width: 62 }}>
                Seats
              </th>
              <th scope="col" className={styles.flagsHead} style={{ width: 130 }}>
                Flags
              </th>
              <th scope="col" style={{ width: 130 }} aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <TermsRow
                key={row.feature.number}
                row={row}
                limits={limits}
                errors={errorsOf(row.at)}
                onChange={(change) => put(withFeature(own, row, change))}
                onReset={() => drop(row.at)}
              />
            ))}
            {strangersOf(product.content.features, own).map(({ at, number }) => (
              <tr key={number}>
                <td className={styles.number}>{number}</td>
                <td colSpan={limits ? 6 : 5} className="dim">
                  The product no longer has this feature.
                </td>
                <td className={styles.last}>
                  <Button size="xs" aria-label={`Remove feature ${number}`} onClick={() => put(without(own, at))}>
                    Remove
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
