import { Ago } from "../../components/ago";
import { licenseLookOf, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { Column } from "../../components/virtual/column";
import type { LicenseRow, Time } from "../../contract/generated";
import { dayOf, writeDay } from "../../time/days";
import styles from "./licenses.module.css";

const soon = 30 * 86_400;

/** When a license ends, in the color of what is due where that is soon. */
export function Ends({ time, active = true }: { time: Time | null; active?: boolean }) {
  if (time === null) return <span className="dim">no end</span>;
  const left = time - Date.now() / 1000;
  return <span className={active && left > 0 && left < soon ? styles.soon : undefined}>{writeDay(dayOf(time))}</span>;
}

const serial: Column<LicenseRow> = {
  key: "serial",
  title: "Serial",
  width: 296,
  sort: "serial",
  render: ({ serial, imported, updated }) => (
    <>
      <span className="mono">{serial}</span>
      {imported && (
        <span className={styles.tag}>
          <Tag>Imported</Tag>
        </span>
      )}
      {updated && (
        <span className={styles.tag}>
          <Tag>Updated</Tag>
        </span>
      )}
    </>
  ),
};
const product: Column<LicenseRow> = {
  key: "product",
  title: "Product",
  render: ({ product_name }) => <bdi>{product_name}</bdi>,
};
const customer: Column<LicenseRow> = {
  key: "customer",
  title: "Customer",
  share: 1.4,
  render: ({ customer_name }) =>
    customer_name ? <bdi className={styles.customer}>{customer_name}</bdi> : <span className="dim">No customer</span>,
};
const rest: Column<LicenseRow>[] = [
  {
    key: "order",
    title: "Order",
    width: 96,
    from: 1320,
    render: ({ order_number }) => <span className="mono">{order_number}</span>,
  },
  { key: "status", title: "Status", width: 112, render: (row) => <Status look={licenseLookOf(row)} /> },
  {
    key: "issued",
    title: "Issued",
    width: 116,
    sort: "issued",
    falling: true,
    from: 1180,
    render: ({ issued_at }) => <Ago time={issued_at} />,
  },
  {
    key: "ends",
    title: "Ends",
    width: 122,
    sort: "ends",
    render: ({ ends_at, status }) => <Ends time={ends_at} active={status === "active"} />,
  },
];

/** The columns of all licenses. */
export const licenseColumns = [serial, product, customer, ...rest];
/** Those of one customer's. */
export const customerLicenseColumns = [serial, product, ...rest];
