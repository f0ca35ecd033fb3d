import { Button, VisuallyHidden } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import { licenseLook, Status } from "../../components/status";
import { toast, toastFault } from "../../components/toast";
import { ask } from "../../contract/ask";
import type { LicenseRow, OrderView } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { several } from "../../time/locale";
import { licensesOf } from "./form";
import styles from "./order.module.css";

/** The licenses with their serial numbers; a large order shows more on request. */
export function LicensesCard({ order }: { order: OrderView }) {
  const client = useQueryClient();
  const total = licensesOf(order);
  const pages = usePages("license.list", { text: "", order_id: order.id });
  // The order brings its first licenses along, so that nothing is empty while the rest comes.
  const licenses = pages.rows.length > order.licenses.length ? pages.rows : order.licenses;
  const copyFile = async ({ id }: LicenseRow) => {
    try {
      const file = await client.fetchQuery(ask("license.file", { id }));
      await navigator.clipboard.writeText(file.text);
      toast(`${file.file_name} is in the clipboard.`);
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  const whole = licenses.length >= total;
  return (
    <Card
      flush
      title="Licenses"
      hint={several(total, "serial number")}
      action={whole && <Copy value={licenses.map(({ serial }) => serial).join("\n")} what="all serials" />}
    >
      <table className={styles.granted} aria-label="Licenses">
        <thead>
          <tr>
            <th scope="col">Serial</th>
            <th scope="col">Product</th>
            <th scope="col">Status</th>
            <th scope="col">
              <VisuallyHidden>File</VisuallyHidden>
            </th>
          </tr>
        </thead>
        <tbody>
          {licenses.map((license) => (
            <tr key={license.id}>
              <td>
                <span className={styles.serial}>
                  <span className="mono">{license.serial}</span>
                  <Copy value={license.serial} what="serial" />
                </span>
              </td>
              <td>{license.product_name}</td>
              <td>
                <Status look={licenseLook[license.status]} />
              </td>
              <td className={styles.right}>
                <Button size="xs" onClick={() => void copyFile(license)} aria-label={`Copy .lic of ${license.serial}`}>
                  Copy .lic
                </Button>
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
    </Card>
  );
}
