import { Tooltip } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { DataTableColumn } from "mantine-datatable";
import { Ago } from "../../components/ago";
import { Person } from "../../components/person";
import { archivedLook, orderLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { OrderRow } from "../../contract/generated";
import { count, several } from "../../time/locale";
import styles from "./orders.module.css";

// The customer leads; what is only context is dim.
export const orderColumns: DataTableColumn<OrderRow>[] = [
  {
    accessor: "number",
    title: "Number",
    width: 100,
    // A draft's number is fixed at submit; until then it is dim.
    render: ({ number, status }) => (
      <span className={`mono ${styles.number}`} data-draft={status === "draft" || undefined}>
        {number}
      </span>
    ),
  },
  {
    accessor: "customer_name",
    title: "Customer",
    render: (row) =>
      row.customer_name ? (
        <>
          <bdi className={styles.customer}>{row.customer_name}</bdi>
          <span className={styles.country}>{row.customer_country}</span>
        </>
      ) : (
        <span className="dim">No customer yet</span>
      ),
  },
  {
    accessor: "products",
    title: "Products",
    render: ({ products: [first, ...others], demo }) => (
      <>
        {first ?? <span className="dim">No product yet</span>}
        {others.length > 0 && (
          <span className={styles.others}>+ {others.length === 1 ? others[0] : `${others.length} more`}</span>
        )}
        {demo && (
          <span className={styles.tags}>
            <Tag>Demo</Tag>
          </span>
        )}
      </>
    ),
  },
  {
    accessor: "quantity",
    title: "Qty",
    width: 70,
    textAlign: "right",
    render: ({ quantity }) => <span className="figures">{count(quantity)}</span>,
  },
  {
    accessor: "status",
    title: "Status",
    width: 150,
    render: ({ status, archived, problems }) => (
      <>
        <Status look={orderLook[status]} /> {archived && <Status look={archivedLook} />}
        {problems > 0 && (
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
  {
    accessor: "created_by",
    title: "Created by",
    width: 170,
    visibleMediaQuery: "(min-width: 1360px)",
    render: ({ created_by }) => <Person name={created_by} />,
  },
  {
    accessor: "submitted_at",
    title: "Submitted",
    width: 130,
    render: ({ submitted_at }) => <Ago time={submitted_at} />,
  },
];
