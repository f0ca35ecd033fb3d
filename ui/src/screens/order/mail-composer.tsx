import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { MailForm } from "./mail-form";
import styles from "./order.module.css";

/** The mail that brings an order's licenses to the customer. */
export function MailComposer() {
  const { id } = useParams({ from: "/orders/$id/mail" });
  const navigate = useNavigate();
  const order = useQuery(ask("order.get", { id }));
  // What is being written must not change under the writer.
  const draft = useQuery({
    ...ask("mail.draft", { order_id: id }),
    refetchOnWindowFocus: false,
    staleTime: 0,
    gcTime: 0,
  });
  const back = () => void navigate({ to: "/orders/$id", params: { id } });
  useKeys({ escape: { run: back, label: "Back to the order" } });
  const number = order.data?.number ?? "";
  return (
    <Page
      title="E-mail the licenses"
      crumbs={[
        { label: "Orders", to: "/orders" },
        { label: number, to: `/orders/${id}` as "/orders/$id" },
      ]}
    >
      <div className={styles.content}>
        <FaultNote fault={draft.error} />
        {draft.isPending && <Loader size="sm" />}
        {draft.data && <MailForm orderId={id} draft={draft.data} onDone={back} />}
      </div>
    </Page>
  );
}
