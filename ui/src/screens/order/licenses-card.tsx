import { Anchor, Button, VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import table from "../../components/rows.module.css";
import { licenseLookOf, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import { toastFault } from "../../components/toast";
import { ask } from "../../contract/ask";
import type { Id, LicenseView, OrderView } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { several } from "../../time/locale";
import { RevokeLicense } from "../licenses/revoke-license";
import { licensesOf } from "./form";
import { LicenseActions } from "./license-actions";
import styles from "./order.module.css";

/** The licenses with their serial numbers; a large order shows more on request. */
export function LicensesCard({ order }: { order: OrderView }) {
  const client = useQueryClient();
  const [revoking, setRevoking] = useState<LicenseView | null>(null);
  // The list knows no versions: what is revoked is looked at first.
  const revoke = (id: Id) =>
    void client.fetchQuery({ ...ask("license.get", { id }), staleTime: 0 }).then(setRevoking, toastFault);
  const total = licensesOf(order);
  const pages = usePages("license.list", { text: "", order_id: order.id });
  // The order brings its first licenses along, so that nothing is empty while the rest comes.
  const licenses = pages.rows.length >= order.licenses.length ? pages.rows : order.licenses;
  const whole = licenses.length >= total;
  return (
    <Card
      flush
      title="Licenses"
      hint={several(total, "serial number")}
      action={whole && <Copy value={licenses.map(({ serial }) => serial).join("\n")} what="all serials" />}
    >
      <table className={table.table} aria-label="Licenses">
        <thead>
          <tr>
            <th scope="col">Serial</th>
            <th scope="col">Product</th>
            <th scope="col">Status</th>
            <th scope="col">
              <VisuallyHidden>Actions</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {licenses.map((license) => (
            <tr key={license.id}>
              <td>
                <span className={styles.serial}>
                  <Anchor component={Link} to={`/licenses/${license.id}`} className="mono">
                    {license.serial}
                  </Anchor>
                  <Copy value={license.serial} what="serial" />
                </span>
              </td>
              <td>
                {license.product_name} {license.updated && <Tag>Updated</Tag>}
              </td>
              <td>
                <Status look={licenseLookOf(license)} />
              </td>
              <td className={table.right}>
                <LicenseActions license={license} onRevoke={() => revoke(license.id)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!whole && (
        <div className={styles.more}>
          <Button size="xs" onClick={pages.more}>
            Show more
          </Button>
        </div>
      )}
      {revoking && <RevokeLicense license={revoking} opened onClose={() => setRevoking(null)} />}
    </Card>
  );
}
