import { Button, Tabs } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useRef } from "react";
import { Caps } from "../../components/caps";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { RecordList } from "../../components/record-list";
import { toast, toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { OrderCounts, OrderRow, OrderTab } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { count } from "../../time/locale";
import { orderColumns } from "./columns";
import { FirstSteps } from "./first-steps";
import { useNewOrder } from "./new-order";
import styles from "./orders.module.css";

const tabs: { tab: OrderTab; word: string }[] = [
  { tab: "all", word: "All" },
  { tab: "draft", word: "Draft" },
  { tab: "submitted", word: "Submitted" },
  { tab: "revoked", word: "Revoked" },
  { tab: "archived", word: "Archived" },
];

/** All orders: by status, by text, newest first. */
export function OrdersPage() {
  const { tab = "all", text = "" } = useSearch({ from: "/orders" });
  const navigate = useNavigate({ from: "/orders" });
  const newOrder = useNewOrder();
  const may = useMay();
  const archive = useAct("order.archive");
  const asked = useRef({ tab, text });
  asked.current = { tab, text };
  const orders = usePages("order.list", { tab, text, customer_id: null });
  const counts = useQuery({ ...ask("order.counts", { text, customer_id: null }), placeholderData: keepPreviousData });
  const everything = useQuery(ask("order.counts", { text: "", customer_id: null }));

  const seek = (change: { tab?: OrderTab; text?: string }) => {
    const next = { ...asked.current, ...change };
    const search = { tab: next.tab === "all" ? undefined : next.tab, text: next.text || undefined };
    void navigate({ search, replace: true });
  };
  const setArchived = (row: Pick<OrderRow, "id" | "version" | "number">, archived: boolean) =>
    archive.mutate(
      { id: row.id, version: row.version, archived },
      {
        onSuccess: ({ version }) =>
          toast(`Order ${row.number} ${archived ? "archived" : "is back in the list"}.`, () =>
            setArchived({ ...row, version }, !archived),
          ),
        onError: toastFault,
      },
    );
  const create = may("order.create");
  useKeys({ n: create ? { run: () => newOrder(), label: "New order", group: "List" } : undefined });

  const total = counts.data?.[tab] ?? orders.total;
  const all = everything.data;
  const never = all !== undefined && all.all + all.archived === 0;
  return (
    <Page
      title="Orders"
      fixed
      actions={
        create && (
          <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => newOrder()}>
            New order <Caps of="n" filled />
          </Button>
        )
      }
      footer={
        <Footer
          keys={[
            !never && ["arrowup arrowdown", "Move"],
            !never && ["enter", "Open"],
            create && ["n", "New"],
            !never && may("order.archive") && ["e", "Archive"],
            ["?", "All keys"],
          ]}
        />
      }
    >
      {never ? (
        <FirstSteps />
      ) : (
        <>
          <StatusTabs tab={tab} counts={counts.data} onChange={(next) => seek({ tab: next })} />
          <FilterRow state={text && all ? `${count(total)} of ${count(all[tab])}` : undefined}>
            <Filter text={text} onChange={(next) => seek({ text: next })} />
          </FilterRow>
          <FaultNote fault={orders.fault} />
          <RecordList
            name={`orders ${tab}`}
            label="Orders"
            rows={orders.rows}
            columns={orderColumns}
            loading={orders.loading}
            more={orders.more}
            onOpen={({ id }) => void navigate({ to: "/orders/$id", params: { id } })}
            rowKeys={
              may("order.archive")
                ? { e: { label: "Archive, or take it back", run: (row) => setArchived(row, !row.archived) } }
                : undefined
            }
            empty={text ? "No order matches this filter." : "No order has this status."}
          />
        </>
      )}
    </Page>
  );
}

function StatusTabs(props: { tab: OrderTab; counts: OrderCounts | undefined; onChange: (tab: OrderTab) => void }) {
  return (
    <Tabs value={props.tab} onChange={(value) => props.onChange(value as OrderTab)} className={styles.tabs}>
      <Tabs.List aria-label="Status">
        {tabs.map(({ tab, word }) => (
          <Tabs.Tab key={tab} value={tab} data-apart={tab === "archived" || undefined} className={styles.tab}>
            {word} <span className={styles.count}>{props.counts && count(props.counts[tab])}</span>
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs>
  );
}
