import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Ago } from "../../components/ago";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { Amount } from "../../components/money/amount";
import { archivedLook, orderLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { Column } from "../../components/virtual/column";
import { totalOf } from "../../components/virtual/total";
import { VirtualList } from "../../components/virtual-list";
import type { CustomerView, OrderRow, OrderSort } from "../../contract/generated";
import { useRows } from "../../contract/pages";
import { count } from "../../time/locale";
import { ExportButton } from "../exchange/export-button";

const columns: Column<OrderRow>[] = [
  {
    key: "number",
    title: "Number",
    width: 104,
    sort: "number",
    falling: true,
    render: ({ number }) => <span className="mono">{number}</span>,
  },
  {
    key: "products",
    title: "Products",
    render: ({ products, kind }) => (
      <>
        <span>{products.join(", ") || <span className="dim">No product yet</span>}</span>
        {kind === "update" && (
          <span style={{ marginLeft: 8 }}>
            <Tag>Update</Tag>
          </span>
        )}
      </>
    ),
  },
  {
    key: "quantity",
    title: "Qty",
    width: 80,
    align: "right",
    sort: "quantity",
    falling: true,
    render: ({ quantity }) => <span className="figures">{count(quantity)}</span>,
  },
  {
    key: "status",
    title: "Status",
    width: 130,
    render: ({ status, archived }) => <Status look={archived ? archivedLook : orderLook[status]} />,
  },
  {
    key: "created",
    title: "Created",
    width: 124,
    sort: "created",
    falling: true,
    render: ({ created_at }) => <Ago time={created_at} />,
  },
  {
    key: "total",
    title: "Total",
    width: 140,
    align: "right",
    sort: "total",
    falling: true,
    render: ({ total, currency }) => <Amount minor={total} currency={currency} />,
  },
];

/** What this customer ordered. */
export function OrdersTab({ customer }: { customer: CustomerView }) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [sort, setSort] = useState<{ by: OrderSort; descending: boolean }>({ by: "created", descending: true });
  const filter = { customer_id: customer.id, text };
  const rows = useRows("order.list", { ...filter, sort: sort.by, descending: sort.descending });
  return (
    <>
      <FilterRow
        state={totalOf(rows, "order")}
        end={<ExportButton action="export.orders" filter={filter} name="orders" />}
      >
        <Filter text={text} onChange={setText} />
      </FilterRow>
      <FaultNote fault={rows.fault} />
      <VirtualList
        name={`orders of ${customer.id}`}
        label="Orders of this customer"
        rows={rows}
        columns={columns}
        sorting={{ ...sort, change: (by, descending) => setSort({ by: by as OrderSort, descending }) }}
        onOpen={({ id }) => void navigate({ to: "/orders/$id", params: { id } })}
        empty={text ? "No order matches this filter." : "They have no order yet. N begins one."}
      />
    </>
  );
}
