import { Button, Checkbox } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { Caps } from "../../components/caps";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { Footer } from "../../components/footer";
import { ListTabs } from "../../components/list-tabs";
import { Page } from "../../components/page";
import { totalOf } from "../../components/virtual/total";
import { VirtualList } from "../../components/virtual-list";
import type { CustomerSort } from "../../contract/generated";
import { useRows } from "../../contract/pages";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import type { CustomerSearch } from "../../shell/router";
import { ExportButton } from "../exchange/export-button";
import { ImportButton } from "../exchange/import-button";
import { customerColumns } from "./columns";

/** All customers, by name. */
export function CustomersPage() {
  const search = useSearch({ from: "/customers" });
  const navigate = useNavigate({ from: "/customers" });
  const may = useMay();
  const asked = useRef<CustomerSearch>(search);
  asked.current = search;
  const seek = (change: CustomerSearch) => {
    asked.current = { ...asked.current, ...change };
    void navigate({ search: asked.current, replace: true });
  };
  const { text = "", archived = false, resellers = false, sort = "name", falling = false } = search;
  const filter = { text, archived, resellers };
  const customers = useRows("customer.list", { ...filter, sort, descending: falling });
  const create = () => void navigate({ to: "/customers/$id", params: { id: "new" }, search: {} });
  const mayCreate = may("customer.save");
  useKeys({ n: mayCreate ? { run: create, label: "New customer", group: "List" } : undefined });
  const nothing = !customers.loading && !customers.fault && customers.total === 0;
  const never = nothing && !text && !archived && !resellers;
  return (
    <Page
      title="Customers"
      fixed
      actions={
        <>
          <ImportButton what="customers" />
          {mayCreate && !never && (
            <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={create}>
              New customer <Caps of="n" filled />
            </Button>
          )}
        </>
      }
      footer={
        <Footer
          keys={[
            !never && ["arrowup arrowdown", "Move"],
            !never && ["enter", "Open"],
            mayCreate && ["n", "New"],
            ["?", "All keys"],
          ]}
        />
      }
    >
      {never ? (
        <Empty
          icon={IconUsers}
          title="No customers yet"
          text="Companies and people who get licenses, with the contacts that are told by mail. A list from elsewhere can be imported."
          action={mayCreate ? { label: "New customer", run: create } : undefined}
        />
      ) : (
        <>
          <ListTabs
            label="Which customers"
            tab={archived ? "archived" : "current"}
            onChange={(tab) => seek({ archived: tab === "archived" || undefined })}
            tabs={[
              { tab: "current", word: "All", count: archived || customers.atLeast ? undefined : customers.total },
              {
                tab: "archived",
                word: "Archived",
                count: archived && !customers.atLeast ? customers.total : undefined,
                apart: true,
              },
            ]}
          />
          <FilterRow
            state={totalOf(customers, "customer")}
            end={<ExportButton action="export.customers" filter={filter} name="customers" />}
          >
            <Filter text={text} onChange={(next) => seek({ text: next || undefined })} />
            <Checkbox
              label="Resellers"
              checked={resellers}
              onChange={({ currentTarget: { checked } }) => seek({ resellers: checked || undefined })}
            />
          </FilterRow>
          <FaultNote fault={customers.fault} />
          <VirtualList
            name="customers"
            label="Customers"
            rows={customers}
            columns={customerColumns}
            sorting={{
              by: sort,
              descending: falling,
              change: (by, descending) =>
                seek({ sort: by === "name" ? undefined : (by as CustomerSort), falling: descending || undefined }),
            }}
            onOpen={({ id }) => void navigate({ to: "/customers/$id", params: { id }, search: {} })}
            empty={text || resellers ? "No customer matches this filter." : "No customer is archived."}
          />
        </>
      )}
    </Page>
  );
}
