import { Anchor } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "../../components/card";
import { RecordPicker } from "../../components/record-picker";
import { ask } from "../../contract/ask";
import type { CustomerRow, Id, OrderView, Problem } from "../../contract/generated";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import styles from "./cards.module.css";
import { problemsAt } from "./problems";

/** Who gets the licenses: name, address, and the contacts that are told. */
export function CustomerCard(props: {
  order: OrderView;
  problems: Problem[];
  editable: boolean;
  onChoose: (id: Id) => void;
  /** Nobody, where the order needs no customer. */
  onClear?: () => void;
}) {
  const { order, editable, onChoose, onClear } = props;
  const { customer } = order;
  const draft = order.status === "draft";
  const required = order.content.customer_required && !order.content.template;
  const [changing, setChanging] = useState(false);
  const navigate = useNavigate();
  const may = useMay();
  const wrong = problemsAt(props.problems, { at: "customer" });
  if (!customer && !draft) {
    return (
      <Card className={styles.customer}>
        <span className="dim">No customer: anybody with a serial number may use it.</span>
      </Card>
    );
  }
  if (!customer || changing) {
    return (
      <Card className={styles.customer}>
        <RecordPicker<CustomerRow>
          label="Customer"
          placeholder={required ? "Type a name" : "Type a name, or leave it open"}
          autoFocus={required || changing || order.content.lines.length === 0}
          disabled={!editable}
          query={(text) => ask("customer.list", { text, archived: false, after: null, limit: 20 })}
          nameOf={(row) => row.name}
          detailOf={(row) => [row.country, row.orders > 0 && several(row.orders, "order")].filter(Boolean).join(" · ")}
          onPick={(id) => {
            setChanging(false);
            onChoose(id);
          }}
          create={
            may("customer.save")
              ? {
                  word: "New customer",
                  run: (name) =>
                    void navigate({
                      to: "/customers/$id",
                      params: { id: "new" },
                      search: { name: name || undefined, order: order.id },
                    }),
                }
              : undefined
          }
          nothing="No customer has this name"
          error={wrong[0]?.message}
          onKeyDown={(event) => {
            if (event.key === "Escape" && customer) setChanging(false);
          }}
        />
      </Card>
    );
  }
  const { name: who, address: lines, vat_code, contacts } = customer.content;
  const told = contacts.filter(({ notify }) => notify).map(({ name, email }) => name || email);
  const address = [lines.replace(/\s*\n\s*/g, ", "), vat_code].filter(Boolean).join(" · ");
  return (
    <Card className={styles.customer}>
      <div className={styles.top}>
        <Anchor component={Link} to={`/customers/${customer.id}`} className={styles.name}>
          <bdi>{who}</bdi>
        </Anchor>
        {draft && editable && (
          <span className={styles.changes}>
            {onClear && !required && (
              <Anchor component="button" type="button" size="sm" fw={500} onClick={onClear} aria-label="No customer">
                Remove
              </Anchor>
            )}
            <Anchor
              component="button"
              type="button"
              size="sm"
              fw={500}
              onClick={() => setChanging(true)}
              aria-label="Change customer"
            >
              Change
            </Anchor>
          </span>
        )}
      </div>
      <div className={styles.address}>{address || "No address"}</div>
      <div className={styles.told}>
        <IconBell size={14} stroke={1.8} aria-hidden="true" />
        {told.length > 0 ? (
          <span>
            <bdi>{told.join(", ")}</bdi>{" "}
            <span className="dim">{told.length === 1 ? "gets" : "get"} the license files</span>
          </span>
        ) : (
          <span className="dim">No contact gets the license files</span>
        )}
      </div>
      {wrong.map(({ message }) => (
        <p key={message} role="alert" className={styles.wrong} data-problem tabIndex={-1}>
          {message}
        </p>
      ))}
    </Card>
  );
}
