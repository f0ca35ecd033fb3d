import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import { orderLook, Status } from "../../components/status";
import type { CustomerView } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { several } from "../../time/locale";
import styles from "./customers.module.css";

/** What this customer has ordered, newest first. */
export function CustomerOrders({ customer }: { customer: CustomerView }) {
  const orders = usePages("order.list", { tab: "all", text: "", customer_id: customer.id });
  if (orders.total === 0) return null;
  return (
    <Card flush title="Orders" hint={`${several(orders.total, "order")}, ${several(customer.licenses, "license")}`}>
      <table className={styles.orders} aria-label="Orders of this customer">
        <tbody>
          {orders.rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Anchor component={Link} to={`/orders/${row.id}`} className="mono">
                  {row.number}
                </Anchor>
              </td>
              <td>{row.products.join(", ") || <span className="dim">No product yet</span>}</td>
              <td>
                <Status look={orderLook[row.status]} />
              </td>
              <td>
                <Ago time={row.submitted_at ?? row.created_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
