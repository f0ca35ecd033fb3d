import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Card } from "../../components/card";
import rows from "../../components/rows.module.css";
import type { LicenseView } from "../../contract/generated";
import { count } from "../../time/locale";
import styles from "./licenses.module.css";

/** What it grants, feature by feature, in words. */
export function TermsCard({ license }: { license: LicenseView }) {
  const last = license.history.at(-1);
  const by = license.history.findLast(({ what }) => what === "updated") ?? last;
  return (
    <Card
      flush
      title="Terms"
      hint={license.row.status === "revoked" ? "as they were" : "fixed by its order"}
      action={
        license.row.updated &&
        by?.order_id && (
          <Anchor component={Link} to={`/orders/${by.order_id}`} size="sm">
            Updated by {by.order_number}
          </Anchor>
        )
      }
    >
      <table className={rows.table} aria-label="Terms">
        <thead>
          <tr>
            <th scope="col" className={rows.number}>
              #
            </th>
            <th scope="col">Feature</th>
            <th scope="col">Granted</th>
            <th scope="col" className={rows.right}>
              Seats
            </th>
          </tr>
        </thead>
        <tbody>
          {license.features.map(({ number, name, code, granted, seats }) => (
            <tr key={number}>
              <td className={`${rows.number} dim figures`}>{number}</td>
              <td>
                <span className={styles.name}>{name}</span> <span className="dim mono">{code}</span>
              </td>
              <td>{granted}</td>
              <td className={`${rows.right} figures`}>{count(seats)}</td>
            </tr>
          ))}
          {license.features.length === 0 && (
            <tr>
              <td colSpan={4} className="dim">
                Nothing is known about its features.
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Card>
  );
}
