import { Anchor } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import rows from "../../components/rows.module.css";
import { licenseLook, licenseLookOf, Status } from "../../components/status";
import type { CustomerView, HoldingView } from "../../contract/generated";
import { count } from "../../time/locale";
import { Ends } from "../licenses/columns";

const expired = licenseLookOf({ status: "active", blocked: false, ends_at: 0 });

/** The licenses of a customer by product. A product leads to those licenses. */
export function HoldingsTable({ customer, products }: { customer: CustomerView; products: HoldingView[] }) {
  const navigate = useNavigate();
  const show = (product: string) =>
    void navigate({ to: "/licenses", search: { customer: customer.id, product, sort: "ends", rising: true } });
  return (
    <Card flush title="Holds" hint="licenses by product">
      <table className={rows.table} aria-label="Licenses by product">
        <thead>
          <tr>
            <th scope="col">Product</th>
            <th scope="col" className={rows.right}>
              <Status look={licenseLook.active} />
            </th>
            <th scope="col" className={rows.right}>
              Ends soon
            </th>
            <th scope="col" className={rows.right}>
              <Status look={expired} />
            </th>
            <th scope="col" className={rows.right}>
              <Status look={licenseLook.revoked} />
            </th>
            <th scope="col">First issued</th>
            <th scope="col">Last end</th>
          </tr>
        </thead>
        <tbody>
          {products.map((product) => (
            <tr key={product.product_id}>
              <td>
                <Anchor component="button" inherit c="inherit" fw={500} onClick={() => show(product.product_id)}>
                  {product.product_name}
                </Anchor>{" "}
                <span className="dim">No. {product.product_number}</span>
              </td>
              <Many of={product.active} />
              <Many of={product.ends_soon} due />
              <Many of={product.expired} />
              <Many of={product.revoked} />
              <td>
                <Ago time={product.first_issued} />
              </td>
              <td>
                <Ends time={product.last_end} active={product.ends_soon > 0} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Many({ of, due = false }: { of: number; due?: boolean }) {
  return (
    <td className={`${rows.right} figures`} data-due={(due && of > 0) || undefined}>
      {of === 0 ? <span className="dim">–</span> : count(of)}
    </td>
  );
}
