import { Button } from "@mantine/core";
import { useState } from "react";
import { Card } from "../../../components/card";
import { FaultNote } from "../../../components/fault-note";
import rows from "../../../components/rows.module.css";
import type { KeyCustomer, KeyDrill } from "../../../contract/generated";
import { usePages } from "../../../contract/pages";
import { useMay } from "../../../session/session";
import { count, several } from "../../../time/locale";
import { LicensesLink } from "./licenses-link";
import { ReissueFiles } from "./reissue-files";

/** The customers that hold files of the key: those with the most, or all of them. */
export function CustomersCard({ drill }: { drill: KeyDrill }) {
  const may = useMay();
  const [all, setAll] = useState(false);
  const [chosen, setChosen] = useState<KeyCustomer | null>(null);
  // The dialog tells what was made, also of the last customer.
  if (drill.customers === 0 && chosen === null) return null;
  const mayReissue = drill.step === "reissue" && may("key.reissue");
  const row = (customer: KeyCustomer) => (
    <tr key={customer.id ?? ""}>
      <td className={rows.long}>
        {customer.name ? <bdi>{customer.name}</bdi> : <span className="dim">no customer</span>}
      </td>
      <td className="figures">
        {customer.id ? (
          <LicensesLink search={{ key: drill.key.id, customer: customer.id }}>{count(customer.files)}</LicensesLink>
        ) : (
          count(customer.files)
        )}
      </td>
      <td className={rows.right}>
        {mayReissue && customer.id && (
          <Button size="xs" aria-label={`Make files of ${customer.name} anew`} onClick={() => setChosen(customer)}>
            Make anew…
          </Button>
        )}
      </td>
    </tr>
  );
  const top = drill.top_customers;
  return (
    <Card
      flush
      title="Customers"
      hint={all ? "as they were added" : `${count(top.length)} of ${count(drill.customers)}, most files first`}
      action={
        drill.customers > top.length && (
          <Button size="xs" onClick={() => setAll(!all)}>
            {all ? "Those with the most" : `All ${several(drill.customers, "customer")}`}
          </Button>
        )
      }
    >
      <table className={rows.table} aria-label="Customers">
        <thead>
          <tr>
            <th scope="col">Customer</th>
            <th scope="col">Files</th>
            <th scope="col" aria-label="Actions" />
          </tr>
        </thead>
        <tbody>{all ? <AllRows id={drill.key.id} row={row} /> : top.map(row)}</tbody>
      </table>
      <ReissueFiles drill={drill} customer={chosen} opened={chosen !== null} onClose={() => setChosen(null)} />
    </Card>
  );
}

function AllRows({ id, row }: { id: string; row: (customer: KeyCustomer) => React.ReactNode }) {
  const pages = usePages("key.customers", { id });
  return (
    <>
      {pages.rows.map(row)}
      {(pages.fault || pages.rows.length < pages.total) && (
        <tr>
          <td colSpan={3}>
            <FaultNote fault={pages.fault} />
            <Button size="xs" onClick={pages.more}>
              Show more
            </Button>
          </td>
        </tr>
      )}
    </>
  );
}
