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
}) {
  const { order, editable, onChoose } = props;
  const { customer } = order;
  const [changing, setChanging] = useState(false);
  const navigate = useNavigate();
  const may = useMay();
  const wrong = problemsAt(props.problems, { at: "customer" });
  if (!customer || changing) {
    return (
      <Card className={styles.customer}>
        <RecordPicker<CustomerRow>
          label="Customer"
          placeholder="Type a name"
          autoFocus
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
  const told = customer.contacts.filter(({ notify }) => notify).map(({ name, email }) => name || email);
  const address = [customer.address.replace(/\s*\n\s*/g, ", "), customer.vat_code].filter(Boolean).join(" · ");
  return (
    <Card className={styles.customer}>
      <div className={styles.top}>
        <Anchor component={Link} to={`/customers/${customer.id}`} className={styles.name}>
          <bdi>{customer.name}</bdi>
        </Anchor>
        {order.status === "draft" && editable && (
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
