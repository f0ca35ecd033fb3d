import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { Caps } from "../../components/caps";
import { DraftNotes } from "../../components/draft-notes";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import type { Id } from "../../contract/generated";
import { ContactsCard } from "./contacts-card";
import { newCustomer } from "./customer-form";
import styles from "./customers.module.css";
import { DetailsTab } from "./details-tab";
import { useCustomerForm } from "./use-customer-form";

/** A customer that is not there yet. Coming from a draft, saving goes back to it. */
export function NewCustomer({ name, order }: { name?: string; order?: Id }) {
  const navigate = useNavigate();
  const { record, form, submit, saving, fault } = useCustomerForm({
    id: null,
    place: name ? `customer/new/${name}` : "customer/new",
    loaded: { version: 0, content: newCustomer(name) },
    onSaved: ({ id }) =>
      void (order
        ? navigate({ to: "/orders/$id", params: { id: order }, search: { customer: id } })
        : navigate({ to: "/customers/$id", params: { id }, search: {}, replace: true })),
    keys: true,
    onWrong: () => {},
  });
  return (
    <Page
      title="New customer"
      crumbs={[{ label: "Customers", to: "/customers" }, "New"]}
      actions={
        <Button variant="filled" loading={saving} onClick={() => submit()}>
          Save <Caps of="ctrl+s" filled />
        </Button>
      }
    >
      <form className={styles.content} onSubmit={submit} aria-label="Customer">
        <DraftNotes of={record} />
        <FaultNote fault={fault} />
        <DetailsTab form={form} fresh reseller={null}>
          <ContactsCard form={form} />
        </DetailsTab>
        {/* Enter in any field saves. */}
        <button type="submit" hidden />
      </form>
    </Page>
  );
}
