import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import { mailLook, Status } from "../../components/status";
import type { MailRow } from "../../contract/generated";
import styles from "./order.module.css";

/** The mails of this order; nothing at all before the first. */
export function MailsCard({ mails }: { mails: MailRow[] }) {
  if (mails.length === 0) return null;
  return (
    <Card title="Mails">
      {mails.map((mail) => (
        <div key={mail.id} className={styles.mail}>
          <div>
            <Status look={mailLook[mail.status]} />
            <span className="dim">
              <Ago time={mail.sent_at ?? mail.created_at} />
            </span>
          </div>
          <span>{mail.to.join(", ")}</span>
          {mail.last_error && <span className="dim">{mail.last_error}</span>}
        </div>
      ))}
    </Card>
  );
}
