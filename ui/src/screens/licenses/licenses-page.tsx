import { Button } from "@mantine/core";
import { IconCertificate } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { FilterChips } from "../../components/filter-chips";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { useSelection } from "../../components/virtual/selection";
import { totalOf } from "../../components/virtual/total";
import { VirtualList } from "../../components/virtual-list";
import type { LicenseRow, LicenseSort } from "../../contract/generated";
import { useRows } from "../../contract/pages";
import { useMay } from "../../session/session";
import type { LicenseSearch } from "../../shell/router";
import { several } from "../../time/locale";
import { ExportButton } from "../exchange/export-button";
import { ImportButton } from "../exchange/import-button";
import { licenseColumns } from "./columns";
import { ExtendLicenses } from "./extend-licenses";
import { useLicenseFilters } from "./use-filters";
import { useUpdateOrder } from "./use-update";

/** All licenses: found by any fragment, filtered, the newest first. */
export function LicensesPage() {
  const search = useSearch({ from: "/licenses" });
  const navigate = useNavigate({ from: "/licenses" });
  const may = useMay();
  const update = useUpdateOrder();
  const asked = useRef<LicenseSearch>(search);
  asked.current = search;
  const seek = (change: LicenseSearch) => {
    asked.current = { ...asked.current, ...change };
    void navigate({ search: asked.current, replace: true });
  };
  const { text = "", sort = "issued", rising = false } = search;
  const filter = {
    text,
    product_id: search.product ?? null,
    customer_id: search.customer ?? null,
    profile_id: search.profile ?? null,
    key_id: search.key ?? null,
    without_group: search.ungrouped ?? false,
    status: search.status ?? null,
    ends_before: search.ends ?? null,
  };
  const asks = { ...filter, sort, descending: !rising };
  const rows = useRows("license.list", asks);
  const selection = useSelection<LicenseRow>("licenses");
  const filters = useLicenseFilters(search, seek);
  const narrowed = text !== "" || filters.some(({ value }) => value !== null);
  const never = !rows.loading && !rows.fault && rows.total === 0 && !narrowed && !search.profile;
  const marked = selection.rows.filter(({ status }) => status === "active");
  // What has no end needs no extension.
  const ending = marked.filter(({ ends_at }) => ends_at !== null);
  const [extending, setExtending] = useState(false);
  const begin = () => update({ license_ids: marked.map(({ id }) => id) });
  return (
    <Page
      title="Licenses"
      fixed
      actions={
        <>
          {selection.rows.length > 0 && may("license.extend") && (
            <Button disabled={ending.length === 0} onClick={() => setExtending(true)}>
              Extend {several(ending.length, "license")}…
            </Button>
          )}
          {selection.rows.length > 0 && may("order.update") && (
            <Button disabled={marked.length === 0} onClick={begin}>
              Update {several(marked.length, "license")}…
            </Button>
          )}
          <ImportButton what="licenses" />
        </>
      }
      footer={
        <Footer
          keys={[
            !never && ["arrowup arrowdown", "Move"],
            !never && ["enter", "Open"],
            !never && ["space", "Select"],
            ["?", "All keys"],
          ]}
        >
          {selection.rows.length > 0 && <strong>{selection.rows.length} selected</strong>}
        </Footer>
      }
    >
      {never ? (
        <Empty
          icon={IconCertificate}
          title="No licenses yet"
          text="Submitting an order makes its licenses, each with its serial number. Licenses sold elsewhere can be imported."
        />
      ) : (
        <>
          <FilterRow
            state={totalOf(rows, "license")}
            end={<ExportButton action="export.licenses" filter={filter} name="licenses" />}
          >
            <Filter text={text} onChange={(next) => seek({ text: next || undefined })} />
            <FilterChips filters={filters} />
          </FilterRow>
          <FaultNote fault={rows.fault} />
          <VirtualList
            name="licenses"
            label="Licenses"
            rows={rows}
            columns={licenseColumns}
            selection={selection}
            sorting={{
              by: sort,
              descending: !rising,
              change: (by, descending) => seek({ sort: by as LicenseSort, rising: descending ? undefined : true }),
            }}
            onOpen={({ id }) => void navigate({ to: "/licenses/$id", params: { id } })}
            empty="No license matches this filter."
          />
        </>
      )}
      <ExtendLicenses
        licenses={ending.map(({ id }) => id)}
        opened={extending}
        onClose={() => setExtending(false)}
        onDone={selection.clear}
      />
    </Page>
  );
}
