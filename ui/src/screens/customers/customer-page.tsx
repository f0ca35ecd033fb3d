import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { CustomerRecord } from "./customer-record";
import { NewCustomer } from "./new-customer";

/** One customer, or a new one. */
export function CustomerPage() {
  const { id } = useParams({ from: "/customers/$id" });
  const { name, order } = useSearch({ from: "/customers/$id" });
  const navigate = useNavigate();
  const customer = useQuery({ ...ask("customer.get", { id }), enabled: id !== "new" });
  const back = () =>
    void (order ? navigate({ to: "/orders/$id", params: { id: order } }) : navigate({ to: "/customers" }));
  useKeys({ escape: { run: back, label: order ? "Back to the order" : "Back to the customers" } });
  if (id === "new") return <NewCustomer key="new" name={name} order={order} />;
  if (customer.data) return <CustomerRecord key={id} customer={customer.data} />;
  return (
    <Page title="Customer" crumbs={[{ label: "Customers", to: "/customers" }]}>
      <div style={{ padding: 24 }}>{customer.error ? <FaultNote fault={customer.error} /> : <Loader size="sm" />}</div>
    </Page>
  );
}
