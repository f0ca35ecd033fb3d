import { Button, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { IconArchive, IconPlus } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { Page } from "../../components/page";
import { archivedLook, Status } from "../../components/status";
import { toast, toastFault } from "../../components/toast";
import { Unsaved } from "../../components/unsaved";
import { ask, useAct } from "../../contract/ask";
import type { CustomerForm, CustomerView, Id } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { useNewOrder } from "../orders/new-order";
import { ContactsCard } from "./contacts-card";
import { countries } from "./countries";
import { formOf, rules, withoutBlanks } from "./customer-form";
import { CustomerOrders } from "./customer-orders";
import styles from "./customers.module.css";

type Props = { customer?: CustomerView; name?: string; order?: Id };
const fields = ["kind", "name", "country", "address", "vat_code", "crm_id", "note", "contacts"];

/** The page of a customer. It is saved by Ctrl+S; coming from a draft, saving goes back to it. */
export function CustomerEditor({ customer, name, order }: Props) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const may = useMay();
  const newOrder = useNewOrder();
  const save = useAct("customer.save");
  const archive = useAct("customer.archive");
  const [placed, setPlaced] = useState(false);
  const form = useForm<CustomerForm>({
    initialValues: formOf(customer, name),
    validate: rules,
    validateInputOnBlur: true,
  });
  const dirty = form.isDirty();

  // A newer state that comes in replaces the form, unless somebody is typing.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the record matters
  useEffect(() => {
    if (customer && !form.isDirty()) {
      form.setInitialValues(formOf(customer));
      form.setValues(formOf(customer));
    }
  }, [customer?.version]);

  const submit = form.onSubmit((values) => {
    setPlaced(false);
    save.mutate(withoutBlanks(values), {
      onSuccess: (saved) => {
        client.setQueryData(ask("customer.get", { id: saved.id }).queryKey, saved);
        form.setInitialValues(formOf(saved));
        form.setValues(formOf(saved));
        toast(`${saved.name} saved.`);
        // After the form has forgotten its changes, or leaving would ask about them.
        setTimeout(() => {
          if (order) void navigate({ to: "/orders/$id", params: { id: order }, search: { customer: saved.id } });
          else if (!customer)
            void navigate({ to: "/customers/$id", params: { id: saved.id }, search: {}, replace: true });
        });
      },
      onError: (fault) => setPlaced(placeFault(form, fault, fields)),
    });
  });
  const mayEdit = may("customer.save");
  useKeys({
    "ctrl+s": mayEdit ? { run: () => submit(), label: "Save" } : undefined,
    "ctrl+enter": mayEdit ? { run: () => submit() } : undefined,
    n: customer && may("order.create") ? { run: () => newOrder(customer.id), label: "New order for them" } : undefined,
  });
  return (
    <Page
      title={customer?.name ?? "New customer"}
      crumbs={[{ label: "Customers", to: "/customers" }, customer ? "Customer" : "New"]}
      beside={customer?.archived_at ? <Status look={archivedLook} /> : undefined}
      actions={
        <>
          {customer && may("customer.archive") && (
            <Button
              leftSection={<IconArchive size={16} stroke={1.6} />}
              onClick={() =>
                archive.mutate(
                  { id: customer.id, version: customer.version, archived: customer.archived_at === null },
                  { onError: toastFault },
                )
              }
            >
              {customer.archived_at ? "Unarchive" : "Archive"}
            </Button>
          )}
          {customer && may("order.create") && (
            <Button leftSection={<IconPlus size={16} stroke={1.6} />} onClick={() => newOrder(customer.id)}>
              New order <Caps of="n" />
            </Button>
          )}
          {mayEdit && (
            <Button
              variant={dirty || !customer ? "filled" : "default"}
              disabled={!dirty && customer !== undefined}
              loading={save.isPending}
              onClick={() => submit()}
            >
              Save <Caps of="ctrl+s" filled={dirty || !customer} />
            </Button>
          )}
        </>
      }
    >
      <Unsaved dirty={dirty && !save.isSuccess} />
      <form className={styles.content} onSubmit={submit} aria-label="Customer">
        {!placed && <FaultNote fault={save.error} />}
        <fieldset disabled={!mayEdit} className={styles.fields}>
          <Card title="Customer">
            <div className={styles.grid}>
              <TextInput label="Name" className={styles.wide} autoFocus={!customer} {...form.getInputProps("name")} />
              <SegmentedControl
                aria-label="Kind"
                className={styles.kind}
                size="xs"
                data={[
                  { value: "company", label: "Company" },
                  { value: "person", label: "Person" },
                ]}
                {...form.getInputProps("kind")}
              />
              <Textarea
                label="Address"
                className={styles.wide}
                autosize
                minRows={2}
                {...form.getInputProps("address")}
              />
              <Select
                label="Country"
                data={countries}
                searchable
                clearable
                selectFirstOptionOnChange
                {...form.getInputProps("country")}
                value={form.values.country || null}
                onChange={(value) => form.setFieldValue("country", value ?? "")}
              />
              <TextInput label="VAT number" {...form.getInputProps("vat_code")} />
              <TextInput label="CRM id" {...form.getInputProps("crm_id")} />
              <Textarea label="Note" className={styles.all} autosize minRows={1} {...form.getInputProps("note")} />
            </div>
          </Card>
          <ContactsCard form={form} />
        </fieldset>
        {/* Enter in any field saves. */}
        <button type="submit" hidden />
      </form>
      {customer && (
        <div className={styles.content}>
          <CustomerOrders customer={customer} />
        </div>
      )}
    </Page>
  );
}
