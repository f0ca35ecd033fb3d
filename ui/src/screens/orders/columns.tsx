import { Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import { Ago } from "../../components/ago";
import { Amount } from "../../components/money/amount";
import { Person } from "../../components/person";
import { archivedLook, orderLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { Column } from "../../components/virtual/column";
import type { OrderRow, PaymentStatus } from "../../contract/generated";
import { count, several } from "../../time/locale";
import { kindWords, paymentWords } from "../order/words";
import styles from "./orders.module.css";

// The customer leads; what is only context is dim.
const columns: Record<
  "number" | "customer" | "products" | "quantity" | "status" | "by" | "when" | "total",
  Column<OrderRow>
> = {
  number: {
    key: "number",
    title: "Number",
    width: 82,
    sort: "number",
    falling: true,
    // A draft's number is fixed at submit; until then it is dim.
    render: ({ number, status }) => (
      <span className={`mono ${styles.number}`} data-draft={status === "draft" || undefined}>
        {number}
      </span>
    ),
  },
  customer: {
    key: "customer",
    title: "Customer",
    share: 1.05,
    sort: "customer",
    render: ({ customer_name, customer_country, template }) =>
      customer_name ? (
        <>
          <bdi className={styles.customer}>{customer_name}</bdi>
          <span className={styles.country}>{customer_country}</span>
        </>
      ) : (
        <span className="dim">{template ? "Any customer" : "No customer"}</span>
      ),
  },
  products: {
    key: "products",
    title: "Products",
    render: ({ products: [first, ...others], demo, kind, template }) => (
      <>
        <span>
          {first ?? <span className="dim">No product yet</span>}
          {others.length > 0 && (
            <span className={styles.others}>+ {others.length === 1 ? others[0] : `${others.length} more`}</span>
          )}
        </span>
        {(demo || (kind !== "sale" && !template)) && (
          <span className={styles.tags}>
            {kind !== "sale" && <Tag>{kindWords[kind]}</Tag>}
            {demo && <Tag>Demo</Tag>}
          </span>
        )}
      </>
    ),
  },
  quantity: {
    key: "quantity",
    title: "Qty",
    width: 54,
    align: "right",
    sort: "quantity",
    falling: true,
    render: ({ quantity }) => <span className="figures">{count(quantity)}</span>,
  },
  status: {
    key: "status",
    title: "Status",
    width: 124,
    render: ({ status, archived, problems }) => (
      <>
        <Status look={orderLook[status]} />
        {archived && <Status look={archivedLook} />}
        {status === "draft" && problems > 0 && (
          <Tooltip label={`${several(problems, "problem")} to solve before submit`}>
            <span className={styles.problems}>
              <IconAlertTriangle size={14} stroke={1.8} aria-label="Problems" />
              {problems}
            </span>
          </Tooltip>
        )}
      </>
    ),
  },
  by: {
    key: "by",
    title: "Created",
    width: 140,
    sort: "created",
    falling: true,
    from: 1360,
    render: ({ created_by }) => <Person name={created_by} />,
  },
  when: {
    key: "when",
    title: "Submitted",
    width: 98,
    sort: "submitted",
    falling: true,
    render: ({ submitted_at }) => <Ago time={submitted_at} />,
  },
  total: {
    key: "total",
    title: "Total",
    width: 164,
    align: "right",
    sort: "total",
    falling: true,
    render: ({ total, currency, payment }) => (
      <>
        {payment !== "open" && <Payment status={payment} />}
        <Amount minor={total} currency={currency} />
      </>
    ),
  },
};

/** How the money stands, where it is not simply open. */
function Payment({ status }: { status: PaymentStatus }) {
  const { word, icon: Mark } = paymentWords[status];
  return (
    <span className={styles.payment} data-tone={status}>
      <Mark size={14} stroke={1.8} aria-hidden="true" />
      {word}
    </span>
  );
}

const { number, customer, products, quantity, status, by, when, total } = columns;

/** The columns of the orders. */
export const orderColumns = [number, customer, products, quantity, status, by, when, total];
/** Those of the templates, which are never submitted. */
export const templateColumns = [number, customer, products, quantity, { ...by, from: 0 }, total];
