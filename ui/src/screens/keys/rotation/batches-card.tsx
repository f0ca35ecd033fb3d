import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Ago } from "../../../components/ago";
import { Card } from "../../../components/card";
import { FaultNote } from "../../../components/fault-note";
import rows from "../../../components/rows.module.css";
import { ask } from "../../../contract/ask";
import type { Id } from "../../../contract/generated";
import { useMay } from "../../../session/session";
import { count } from "../../../time/locale";
import { saveReissued } from "./save-reissued";

/** What was made anew from the files of a key, and the way to hand it out again. */
export function BatchesCard({ id }: { id: Id }) {
  const may = useMay();
  const batches = useQuery(ask("key.reissues", { id }));
  if (!batches.error && !batches.data?.length) return null;
  return (
    <Card flush title="Made anew" hint="each batch as it was signed">
      <FaultNote fault={batches.error} />
      <table className={rows.table} aria-label="Batches">
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">By</th>
            <th scope="col">Of</th>
            <th scope="col">Signed with</th>
            <th scope="col">Files</th>
            <th scope="col">Certificates</th>
            <th scope="col" aria-label="Actions" />
          </tr>
        </thead>
        <tbody>
          {batches.data?.map((batch) => (
            <tr key={batch.id}>
              <td>
                <Ago time={batch.at} />
              </td>
              <td>{batch.by}</td>
              <td className={rows.long}>
                <bdi>{[batch.product_name, batch.customer_name].filter(Boolean).join(", ") || "everything"}</bdi>
              </td>
              <td>{batch.to_name}</td>
              <td className="figures">{count(batch.files)}</td>
              <td className="figures">{count(batch.certificates)}</td>
              <td className={rows.right}>
                {may("key.save_reissued") && (
                  <Button size="xs" onClick={() => void saveReissued([batch.id])}>
                    Save files…
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
