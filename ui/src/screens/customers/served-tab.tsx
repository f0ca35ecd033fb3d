import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { totalOf } from "../../components/virtual/total";
import { VirtualList } from "../../components/virtual-list";
import type { CustomerSort, CustomerView } from "../../contract/generated";
import { useRows } from "../../contract/pages";
import { ExportButton } from "../exchange/export-button";
import { customerColumns } from "./columns";

/** The customers a reseller serves. */
export function ServedTab({ customer }: { customer: CustomerView }) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [sort, setSort] = useState<{ by: CustomerSort; descending: boolean }>({ by: "name", descending: false });
  const filter = { reseller_id: customer.id, text };
  const rows = useRows("customer.list", { ...filter, sort: sort.by, descending: sort.descending });
  return (
    <>
      <FilterRow
        state={totalOf(rows, "customer")}
        end={<ExportButton action="export.customers" filter={filter} name="customers" />}
      >
        <Filter text={text} onChange={setText} />
      </FilterRow>
      <FaultNote fault={rows.fault} />
      <VirtualList
        name={`customers of ${customer.id}`}
        label="Customers of this reseller"
        rows={rows}
        columns={customerColumns}
        sorting={{ ...sort, change: (by, descending) => setSort({ by: by as CustomerSort, descending }) }}
        onOpen={({ id }) => void navigate({ to: "/customers/$id", params: { id }, search: {} })}
        empty={
          text
            ? "No customer matches this filter."
            : "They serve no customer yet. Say “Served by” on a customer’s Details."
        }
      />
    </>
  );
}
