import { IconBan, IconPencil, IconRubberStamp } from "@tabler/icons-react";
import { Fragment } from "react";
import type { OrderStatus, OrderView } from "../../contract/generated";
import { moment } from "../../time/ago";
import styles from "./order.module.css";

const order: OrderStatus[] = ["draft", "submitted", "revoked"];
const icons = { draft: IconPencil, submitted: IconRubberStamp, revoked: IconBan };
const words = { draft: "Draft", submitted: "Submitted", revoked: "Revoked" };

/** Where the order stands between draft, submitted and revoked, and who brought it there. */
export function LifeCycle({ of }: { of: OrderView }) {
  const at = order.indexOf(of.status);
  const by = (who: string | null, when: number | null) => (when ? `${who ?? ""}, ${moment(when)}` : "");
  const details: Record<OrderStatus, string> = {
    draft: by(of.created_by, of.created_at),
    submitted: by(of.submitted_by, of.submitted_at) || "fixes the terms, signs the files",
    revoked: by(of.revoked_by, of.revoked_at) || "only after submit",
  };
  return (
    <ol className={styles.life} aria-label="Life cycle">
      {order.map((status, index) => {
        const Mark = icons[status];
        const now = status === "revoked" ? "bad" : true;
        return (
          <Fragment key={status}>
            {index > 0 && <li className={styles.between} aria-hidden="true" />}
            <li
              data-now={index === at ? now : undefined}
              data-done={index < at || undefined}
              aria-current={index === at ? "step" : undefined}
            >
              <span className={styles.mark}>
                <Mark size={14} stroke={1.8} aria-hidden="true" />
              </span>
              <strong>{words[status]}</strong>
              <span className={styles.detail}>{details[status]}</span>
            </li>
          </Fragment>
        );
      })}
    </ol>
  );
}
