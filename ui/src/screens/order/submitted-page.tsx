import { useState } from "react";
import { Card } from "../../components/card";
import { Page } from "../../components/page";
import { archivedLook, orderLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { OrderView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { BillingCard } from "./billing-card";
import { CustomerCard } from "./customer-card";
import { GrantedFacts } from "./granted-facts";
import { GrantedLine } from "./granted-line";
import { LicensesCard } from "./licenses-card";
import { LifeCycle } from "./life-cycle";
import { MailsCard } from "./mails-card";
import styles from "./order.module.css";
import { RevokeDialog } from "./revoke-dialog";
import { SavedNote } from "./saved-note";
import { Sentence } from "./sentence";
import { SubmittedActions } from "./submitted-actions";
import { Totals } from "./totals";
import { UpdatedCard } from "./updated-card";
import { useSubmittedActs } from "./use-submitted-acts";
import { kindWords } from "./words";

/** What an order granted: its licenses, files, money and mails. Nothing here changes the terms. */
export function SubmittedPage({ order }: { order: OrderView }) {
  const [revoking, setRevoking] = useState(false);
  const acts = useSubmittedActs(order, () => setRevoking(true));
  const { kind, demo, lines } = order.content;
  const active = order.status === "submitted";
  const key = (run: (() => void) | undefined, label: string) => run && { run, label };
  useKeys({
    m: key(acts.mail, "E-mail the licenses"),
    s: key(acts.save, "Save files"),
    r: key(acts.repeat, "Repeat as a new draft"),
    e: key(acts.archive, "Archive, or take it back"),
  });
  return (
    <Page
      title={`Order ${order.number}`}
      crumbs={[{ label: "Orders", to: "/orders" }, order.customer?.content.name ?? "Order"]}
      beside={
        <>
          <Status look={orderLook[order.status]} />
          {order.archived_at && <Status look={archivedLook} />}
          <Tag>{kindWords[kind]}</Tag>
          {demo && <Tag>Demo</Tag>}
        </>
      }
      actions={<SubmittedActions order={order} acts={acts} />}
    >
      <div className={styles.content}>
        <LifeCycle of={order} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <div className={styles.heads}>
              <CustomerCard order={order} problems={[]} editable={false} onChoose={() => {}} />
              <GrantedFacts order={order} />
            </div>
            {kind === "update" ? <UpdatedCard order={order} /> : <LicensesCard order={order} />}
            {lines.map((line, index) => (
              <GrantedLine
                // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a submitted order never move
                key={index}
                order={order}
                index={index}
                onUpdate={acts.updateLine && (() => acts.updateLine?.(line.product_id))}
              />
            ))}
            <SavedNote order={order} />
          </div>
          <div className={`${styles.column} ${styles.side}`}>
            <Card title={active ? "What it granted" : "What it had granted"}>
              <Sentence order={order} empty="" />
              {order.revoke_reason && (
                <p className={styles.reason}>
                  <strong>Revoked:</strong> {order.revoke_reason}
                </p>
              )}
              <Totals order={order} />
            </Card>
            <BillingCard order={order} />
            <MailsCard mails={order.mails} />
          </div>
        </div>
      </div>
      <RevokeDialog order={order} opened={revoking} onClose={() => setRevoking(false)} />
    </Page>
  );
}
