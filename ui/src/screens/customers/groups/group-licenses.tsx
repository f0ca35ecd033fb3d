import { Button, SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "../../../components/card";
import { Filter, FilterRow } from "../../../components/filter";
import { toast, toastFault } from "../../../components/toast";
import { useSelection } from "../../../components/virtual/selection";
import { totalOf } from "../../../components/virtual/total";
import { VirtualList } from "../../../components/virtual-list";
import { useAct } from "../../../contract/ask";
import type { CustomerView, GroupView, LicenseRow } from "../../../contract/generated";
import { useRows } from "../../../contract/pages";
import { useMay } from "../../../session/session";
import { several } from "../../../time/locale";
import { customerLicenseColumns } from "../../licenses/columns";
import styles from "./groups.module.css";

type Which = "assigned" | "all";
const columns = customerLicenseColumns.filter(({ key }) => ["serial", "product", "status", "ends"].includes(key));

/** The licenses a group shares: which ones, and which of the customer's could be. */
export function GroupLicenses({ customer, group }: { customer: CustomerView; group: GroupView }) {
  const navigate = useNavigate();
  const may = useMay();
  const assign = useAct("group.assign");
  const [which, setWhich] = useState<Which>("assigned");
  const [text, setText] = useState("");
  const name = `licenses ${which} of ${group.id}`;
  const selection = useSelection<LicenseRow>(`licenses of ${group.id}`);
  const rows = useRows("license.list", {
    customer_id: customer.id,
    group_id: which === "assigned" ? group.id : null,
    text,
  });
  const show = (next: Which) => {
    selection.clear();
    setWhich(next);
  };
  const run = () => {
    const license_ids = selection.rows.map(({ id }) => id);
    const assigned = which === "all";
    void assign.mutateAsync({ id: group.id, version: group.version, license_ids, assigned }).then(() => {
      selection.clear();
      toast(
        `${several(license_ids.length, "license")} ${assigned ? "assigned to" : "taken out of"} ${group.content.name}.`,
      );
    }, toastFault);
  };
  return (
    <Card
      flush
      title="Licenses"
      hint={`${several(group.licenses, "license")} shared`}
      action={
        may("group.assign") &&
        selection.rows.length > 0 && (
          <Button size="xs" variant="filled" loading={assign.isPending} onClick={run}>
            {which === "all" ? "Assign" : "Take out"} {selection.rows.length}
          </Button>
        )
      }
    >
      <div className={styles.licenses}>
        <FilterRow state={totalOf(rows, "license")}>
          <SegmentedControl
            size="xs"
            aria-label="Which licenses"
            data={[
              { value: "assigned", label: "In this group" },
              { value: "all", label: "All of the customer" },
            ]}
            value={which}
            onChange={(value) => show(value as Which)}
          />
          <Filter text={text} onChange={setText} />
        </FilterRow>
        <VirtualList
          name={name}
          label={which === "assigned" ? "Licenses of this group" : "Licenses of this customer"}
          rows={rows}
          columns={columns}
          selection={may("group.assign") ? selection : undefined}
          onOpen={({ id }) => void navigate({ to: "/licenses/$id", params: { id } })}
          empty={
            text
              ? "No license matches this filter."
              : which === "all"
                ? "The customer holds no license yet."
                : "No license is assigned yet. Choose some under “All of the customer”."
          }
        />
      </div>
    </Card>
  );
}
