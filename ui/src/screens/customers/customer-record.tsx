import { Anchor, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Caps } from "../../components/caps";
import { DraftNotes } from "../../components/draft-notes";
import { FaultNote } from "../../components/fault-note";
import { ListTabs } from "../../components/list-tabs";
import { Page } from "../../components/page";
import { archivedLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { CustomerView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { useNewOrder } from "../orders/new-order";
import { ContactsCard } from "./contacts-card";
import { countryName } from "./countries";
import { CustomerMenu } from "./customer-menu";
import styles from "./customers.module.css";
import { DetailsTab } from "./details-tab";
import { GroupsTab } from "./groups/groups-tab";
import { LicensesTab } from "./licenses-tab";
import { MergeDialog } from "./merge-dialog";
import { OrdersTab } from "./orders-tab";
import { OverviewTab } from "./overview-tab";
import { ServedTab } from "./served-tab";
import type { CustomerTab } from "./tabs";
import { useCustomerForm } from "./use-customer-form";

/** The page of a customer: what they hold, who they are, what they ordered. */
export function CustomerRecord({ customer }: { customer: CustomerView }) {
  const { id, version, content, archived_at } = customer;
  const { tab = "overview" } = useSearch({ from: "/customers/$id" });
  const navigate = useNavigate({ from: "/customers/$id" });
  const may = useMay();
  const newOrder = useNewOrder();
  const [merging, setMerging] = useState(false);
  const goTo = (next: CustomerTab) =>
    void navigate({ search: (now) => ({ ...now, tab: next === "overview" ? undefined : next }), replace: true });
  const { record, form, submit, saving, mayEdit, fault } = useCustomerForm({
    id,
    place: `customer/${id}`,
    loaded: { version, content },
    onSaved: () => {},
    keys: tab !== "groups",
    onWrong: goTo,
  });
  const mayOrder = may("order.create") && archived_at === null;
  useKeys({
    n: mayOrder ? { run: () => newOrder(id), label: "New order for them" } : undefined,
  });
  const { dirty } = record;
  const editing = tab === "details" || tab === "contacts";
  return (
    <Page
      title={content.name}
      fixed
      crumbs={[{ label: "Customers", to: "/customers" }, countryName(content.country) || "Customer"]}
      beside={
        <>
          {content.code && <span className="mono dim">{content.code}</span>}
          {archived_at && <Status look={archivedLook} />}
          {content.reseller && <Tag>Reseller</Tag>}
        </>
      }
      actions={
        <>
          {mayEdit && (editing || dirty) && (
            <Button variant={dirty ? "filled" : "default"} disabled={!dirty} loading={saving} onClick={() => submit()}>
              Save <Caps of="ctrl+s" filled={dirty} />
            </Button>
          )}
          {mayOrder && (
            <Button
              variant={dirty ? "default" : "filled"}
              leftSection={<IconPlus size={16} stroke={1.6} />}
              onClick={() => newOrder(id)}
            >
              New order <Caps of="n" filled={!dirty} />
            </Button>
          )}
          <CustomerMenu customer={customer} keys={tab === "overview" || editing} onMerge={() => setMerging(true)} />
        </>
      }
    >
      <ListTabs<CustomerTab>
        label="Parts of the customer"
        tab={tab}
        onChange={goTo}
        tabs={[
          { tab: "overview", word: "Overview" },
          { tab: "details", word: "Details" },
          { tab: "contacts", word: "Contacts", count: form.values.contacts.length },
          { tab: "orders", word: "Orders", count: customer.orders },
          { tab: "licenses", word: "Licenses", count: customer.licenses },
          { tab: "groups", word: "Groups" },
          ...(content.reseller || tab === "customers" ? [{ tab: "customers" as const, word: "Customers" }] : []),
        ]}
      />
      {customer.merged_into && (
        <p className={styles.merged}>
          This record was merged into{" "}
          <Anchor component={Link} to={`/customers/${customer.merged_into.id}`} inherit fw={500}>
            <bdi>{customer.merged_into.name}</bdi>
          </Anchor>
          , which has its orders and licenses now.
        </p>
      )}
      {editing && (
        <div className={styles.scroll}>
          <form className={styles.content} onSubmit={submit} aria-label="Customer">
            <DraftNotes of={record} />
            <FaultNote fault={fault} />
            <fieldset disabled={!mayEdit} className={styles.fields}>
              {tab === "details" ? (
                <DetailsTab form={form} fresh={false} reseller={customer.reseller} />
              ) : (
                <ContactsCard form={form} />
              )}
            </fieldset>
            {/* Enter in any field saves. */}
            <button type="submit" hidden />
          </form>
        </div>
      )}
      {tab === "overview" && <OverviewTab customer={customer} />}
      {tab === "orders" && <OrdersTab customer={customer} />}
      {tab === "licenses" && <LicensesTab customer={customer} />}
      {tab === "customers" && <ServedTab customer={customer} />}
      {tab === "groups" && <GroupsTab customer={customer} />}
      <MergeDialog customer={customer} opened={merging} onClose={() => setMerging(false)} />
    </Page>
  );
}
