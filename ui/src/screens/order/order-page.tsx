import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { DraftPage } from "./draft-page";
import styles from "./order.module.css";
import { SubmittedPage } from "./submitted-page";

/** One order: a draft that is being written, or what was granted. */
export function OrderPage() {
  const { id } = useParams({ from: "/orders/$id" });
  const navigate = useNavigate();
  const order = useQuery(ask("order.get", { id }));
  useKeys({ escape: { run: () => void navigate({ to: "/orders" }), label: "Back to the orders" } });
  if (order.data) {
    return order.data.status === "draft" ? (
      <DraftPage key={id} loaded={order.data} />
    ) : (
      <SubmittedPage key={id} order={order.data} />
    );
  }
  return (
    <Page title="Order" crumbs={[{ label: "Orders", to: "/orders" }]}>
      <div className={styles.content}>{order.error ? <FaultNote fault={order.error} /> : <Loader size="sm" />}</div>
    </Page>
  );
}
