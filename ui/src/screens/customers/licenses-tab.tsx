import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { totalOf } from "../../components/virtual/total";
import { VirtualList } from "../../components/virtual-list";
import type { CustomerView, LicenseSort } from "../../contract/generated";
import { useRows } from "../../contract/pages";
import { ExportButton } from "../exchange/export-button";
import { customerLicenseColumns } from "../licenses/columns";

/** The licenses of this customer. */
export function LicensesTab({ customer }: { customer: CustomerView }) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [sort, setSort] = useState<{ by: LicenseSort; descending: boolean }>({ by: "issued", descending: true });
  const filter = { customer_id: customer.id, text };
  const rows = useRows("license.list", { ...filter, sort: sort.by, descending: sort.descending });
  return (
    <>
      <FilterRow
        state={totalOf(rows, "license")}
        end={<ExportButton action="export.licenses" filter={filter} name="licenses" />}
      >
        <Filter text={text} onChange={setText} />
      </FilterRow>
      <FaultNote fault={rows.fault} />
      <VirtualList
        name={`licenses of ${customer.id}`}
        label="Licenses of this customer"
        rows={rows}
        columns={customerLicenseColumns}
        sorting={{ ...sort, change: (by, descending) => setSort({ by: by as LicenseSort, descending }) }}
        onOpen={({ id }) => void navigate({ to: "/licenses/$id", params: { id } })}
        empty={text ? "No license matches this filter." : "They hold no license yet."}
      />
    </>
  );
}
