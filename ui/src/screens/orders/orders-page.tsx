import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { FilterChips } from "../../components/filter-chips";
import { Footer } from "../../components/footer";
import { ListTabs } from "../../components/list-tabs";
import { Page } from "../../components/page";
import { useSelection } from "../../components/virtual/selection";
import { totalOf } from "../../components/virtual/total";
import { VirtualList } from "../../components/virtual-list";
import { ask } from "../../contract/ask";
import type { OrderRow, OrderSort, OrderTab } from "../../contract/generated";
import { useRows } from "../../contract/pages";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import type { OrderSearch } from "../../shell/router";
import { count } from "../../time/locale";
import { ExportButton } from "../exchange/export-button";
import { ImportButton } from "../exchange/import-button";
import { orderColumns, templateColumns } from "./columns";
import { FirstSteps } from "./first-steps";
import { useNewOrder } from "./new-order";
import { NewOrderButton } from "./new-order-button";
import { Selected } from "./selected";
import { useOrderFilters } from "./use-filters";
import { useRowKeys } from "./use-row-keys";

const tabs: { tab: OrderTab; word: string; apart?: boolean }[] = [
  { tab: "all", word: "All" },
  { tab: "draft", word: "Draft" },
  { tab: "submitted", word: "Submitted" },
  { tab: "revoked", word: "Revoked" },
  { tab: "archived", word: "Archived", apart: true },
  { tab: "templates", word: "Templates", apart: true },
];

/** All orders: by status, by text, by what the chips say, sorted by any column; the newest first. */
export function OrdersPage() {
  const search = useSearch({ from: "/orders" });
  const navigate = useNavigate({ from: "/orders" });
  const newOrder = useNewOrder();
  const may = useMay();
  const asked = useRef<OrderSearch>(search);
  asked.current = search;
  const seek = (change: OrderSearch) => {
    asked.current = { ...asked.current, ...change };
    void navigate({ search: asked.current, replace: true });
  };
  const { tab = "all", text = "", sort = "created", rising = false, customer, product, kind, from, until } = search;
  const filter = {
    text,
    customer_id: customer ?? null,
    product_id: product ?? null,
    kind: kind ?? null,
    created_from: from ?? null,
    created_until: until ?? null,
  };
  const rows = useRows("order.list", { ...filter, tab, sort, descending: !rising });
  const counts = useQuery({ ...ask("order.counts", filter), placeholderData: keepPreviousData }).data;
  const filters = useOrderFilters(search, seek);
  const selection = useSelection<OrderRow>("orders");
  const rowKeys = useRowKeys(tab);
  const create = may("order.create");
  useKeys({ n: create ? { run: () => newOrder(), label: "New order", group: "List" } : undefined });

  const never = counts?.whole === 0;
  const narrowed = text !== "" || filters.some(({ value }) => value !== null);
  return (
    <Page
      title="Orders"
      fixed
      actions={
        <>
          <ImportButton what="licenses" />
          <NewOrderButton />
        </>
      }
      footer={
        <Footer
          keys={[
            !never && ["arrowup arrowdown", "Move"],
            !never && ["enter", "Open"],
            !never && ["space", "Select"],
            create && ["n", "New"],
            !never && rowKeys.r !== undefined && ["r", tab === "templates" ? "New from it" : "Repeat"],
            !never && rowKeys.e !== undefined && ["e", tab === "archived" ? "Unarchive" : "Archive"],
            ["?", "All keys"],
          ]}
        >
          <Selected of={selection} />
        </Footer>
      }
    >
      {never ? (
        <FirstSteps />
      ) : (
        <>
          <ListTabs
            label="Status"
            tabs={tabs.map((one) => ({ ...one, count: counts?.[one.tab] }))}
            tab={tab}
            onChange={(next) => seek({ tab: next === "all" ? undefined : next })}
          />
          <FilterRow
            state={
              narrowed && counts
                ? `${count(rows.total)}${rows.atLeast ? "+" : ""} of ${count(counts.whole)}`
                : totalOf(rows, tab === "templates" ? "template" : "order")
            }
            end={<ExportButton action="export.orders" filter={{ ...filter, tab }} name="orders" />}
          >
            <Filter text={text} onChange={(next) => seek({ text: next || undefined })} />
            <FilterChips filters={filters} />
          </FilterRow>
          <FaultNote fault={rows.fault} />
          <VirtualList
            // Each tab is a list of its own, with its own place.
            key={tab}
            name={`orders ${tab}`}
            label="Orders"
            rows={rows}
            columns={tab === "templates" ? templateColumns : orderColumns}
            selection={selection}
            sorting={{
              by: sort,
              descending: !rising,
              change: (by, descending) => seek({ sort: by as OrderSort, rising: descending ? undefined : true }),
            }}
            rowKeys={rowKeys}
            onOpen={({ id }) => void navigate({ to: "/orders/$id", params: { id } })}
            empty={narrowed ? "No order matches this filter." : nothing[tab]}
          />
        </>
      )}
    </Page>
  );
}

const nothing: Record<OrderTab, string> = {
  all: "All orders are archived.",
  draft: "No draft waits.",
  submitted: "Nothing is submitted yet.",
  revoked: "Nothing was revoked.",
  archived: "Nothing is archived.",
  templates: "No template yet: any order can be saved as one.",
};
