import { UnstyledButton } from "@mantine/core";
import { IconCircle, IconCircleCheckFilled, IconFileInvoice } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Card } from "../../components/card";
import { Empty } from "../../components/empty";
import { ask } from "../../contract/ask";
import { useMay } from "../../session/session";
import { useNewOrder } from "./new-order";
import styles from "./orders.module.css";

const one = { text: "", archived: false, after: null, limit: 1 };

/** Before the first order: what has to be there for it, each one click away, each checked off from the vault itself. */
export function FirstSteps() {
  const navigate = useNavigate();
  const newOrder = useNewOrder();
  const may = useMay();
  const keys = useQuery(ask("key.list", {})).data ?? [];
  const products = useQuery(ask("product.list", one)).data?.total ?? 0;
  const customers = useQuery(ask("customer.list", one)).data?.total ?? 0;
  const steps = [
    {
      title: "Create a signing key",
      text: "Signs every license file. Your programs carry its public half.",
      done: keys.some(({ status }) => status === "current"),
      may: may("key.create"),
      run: () => void navigate({ to: "/keys", search: { create: true } }),
    },
    {
      title: "Create a product with its features",
      text: "What you sell, and the terms each part is licensed on.",
      done: products > 0,
      may: may("product.save"),
      run: () => void navigate({ to: "/catalog/$id", params: { id: "new" } }),
    },
    {
      title: "Create a customer",
      text: "Who gets the licenses, and who is told by mail.",
      done: customers > 0,
      may: may("customer.save"),
      run: () => void navigate({ to: "/customers/$id", params: { id: "new" } }),
    },
    {
      title: "Create an order",
      text: "Grants licenses once it is submitted.",
      done: false,
      may: may("order.create"),
      run: () => newOrder(),
    },
  ];
  return (
    <Empty
      icon={IconFileInvoice}
      title="No orders yet"
      text="An order grants licenses to a customer. These steps lead to the first one."
    >
      <Card flush className={styles.steps}>
        {steps.map(({ title, text, done, run, may: allowed }) => (
          <UnstyledButton
            key={title}
            className={styles.step}
            data-done={done || undefined}
            disabled={!allowed}
            aria-label={done ? `${title}, done` : title}
            onClick={run}
          >
            {done ? <IconCircleCheckFilled size={20} /> : <IconCircle size={20} stroke={1.6} />}
            <span>
              <strong>{title}</strong>
              <small>{text}</small>
            </span>
          </UnstyledButton>
        ))}
      </Card>
    </Empty>
  );
}
