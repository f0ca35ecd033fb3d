import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import table from "../../components/rows.module.css";
import { licenseLook, Status } from "../../components/status";
import type { OrderView } from "../../contract/generated";
import { count, several } from "../../time/locale";
import styles from "./order.module.css";

/** The licenses an update changed. */
export function UpdatedCard({ order }: { order: OrderView }) {
  const all = order.content.targets.length;
  return (
    <Card
      flush
      title="Updated licenses"
      hint={several(all, "license")}
      action={
        all === order.targets.length && (
          <Copy value={order.targets.map(({ serial }) => serial).join("\n")} what="all serials" />
        )
      }
    >
      <table className={table.table} aria-label="Updated licenses">
        <tbody>
          {order.targets.map(({ license_id, serial, status, activations }) => (
            <tr key={license_id}>
              <td>
                <span className={styles.serial}>
                  <Anchor component={Link} to={`/licenses/${license_id}`} className="mono">
                    {serial}
                  </Anchor>
                  <Copy value={serial} what="serial" />
                </span>
              </td>
              <td>
                <Status look={licenseLook[status]} />
              </td>
              <td className={table.right}>{activations > 0 && several(activations, "activation")}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all > order.targets.length && <div className={styles.more}>and {count(all - order.targets.length)} more</div>}
    </Card>
  );
}
