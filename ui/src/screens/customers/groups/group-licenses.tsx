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

type Which = "assigned" | "all" | "free";
const columns = customerLicenseColumns.filter(({ key }) => ["serial", "product", "status", "ends"].includes(key));

const labels: Record<Which, string> = {
  assigned: "Licenses of this group",
  free: "Licenses in no group",
  all: "Licenses of this customer",
};
const empty: Record<Which, string> = {
  assigned: "No license is assigned yet. Choose some under “In no group” or “All of the customer”.",
  free: "Every license of the customer is in a group.",
  all: "The customer holds no license yet.",
};

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
    without_group: which === "free",
    text,
  });
  const show = (next: Which) => {
    selection.clear();
    setWhich(next);
  };
  const run = () => {
    const license_ids = selection.rows.map(({ id }) => id);
    const assigned = which !== "assigned";
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
            {which === "assigned" ? "Take out" : "Assign"} {selection.rows.length}
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
              { value: "free", label: "In no group" },
              { value: "all", label: "All of the customer" },
            ]}
            value={which}
            onChange={(value) => show(value as Which)}
          />
          <Filter text={text} onChange={setText} />
        </FilterRow>
        <VirtualList
          name={name}
          label={labels[which]}
          rows={rows}
          columns={columns}
          selection={may("group.assign") ? selection : undefined}
          onOpen={({ id }) => void navigate({ to: "/licenses/$id", params: { id } })}
          empty={text ? "No license matches this filter." : empty[which]}
        />
      </div>
    </Card>
  );
}
