import { Checkbox, SegmentedControl, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { Card } from "../../components/card";
import { CurrencySelect } from "../../components/money/currency-select";
import { ShareField } from "../../components/money/share-field";
import type { Form } from "../../components/record-form/use-record-form";
import type { CustomerContent, NamedId } from "../../contract/generated";
import { countries } from "./countries";
import styles from "./customers.module.css";
import { FieldsCard } from "./fields-card";
import { ResellerPicker } from "./reseller-picker";

// Hundreds of options are drawn when somebody wants to see them.
const onlyOpen = { keepMounted: false };

type Props = { form: Form<CustomerContent>; fresh: boolean; reseller: NamedId | null; children?: ReactNode };

/** Everything known about a customer itself. A new one has its contacts next to its name. */
export function DetailsTab({ form, fresh, reseller, children }: Props) {
  const { values } = form;
  return (
    <>
      <Card title="Customer">
        <div className={styles.grid}>
          <TextInput label="Name" className={styles.wide} autoFocus={fresh} {...form.getInputProps("name")} />
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
          <Textarea label="Address" className={styles.tall} autosize minRows={4} {...form.getInputProps("address")} />
          <Select
            label="Country"
            data={countries}
            searchable
            clearable
            selectFirstOptionOnChange
            comboboxProps={onlyOpen}
            {...form.getInputProps("country")}
            value={values.country || null}
            onChange={(value) => form.setFieldValue("country", value ?? "")}
          />
          <TextInput label="Short code" spellCheck={false} {...form.getInputProps("code")} />
          <TextInput label="E-mail" type="email" spellCheck={false} {...form.getInputProps("email")} />
          <TextInput label="Phone" {...form.getInputProps("phone")} />
          <TextInput
            label="Web site"
            className={styles.all}
            placeholder="https://"
            spellCheck={false}
            {...form.getInputProps("website")}
          />
        </div>
      </Card>
      {children}
      <Card title="Orders and invoices" hint="what a new order starts with">
        <div className={styles.grid}>
          <CurrencySelect
            size="sm"
            label="Currency"
            placeholder="as the products"
            clearable
            clearButtonProps={{ "aria-label": "Currency as the products" }}
            comboboxProps={{ ...onlyOpen, width: 240, position: "bottom-start" }}
            {...form.getInputProps("currency")}
            value={values.currency}
            onChange={(currency) => form.setFieldValue("currency", currency)}
            onClear={() => form.setFieldValue("currency", null)}
          />
          <ShareField
            size="sm"
            label="Tax rate"
            placeholder="asked for"
            {...form.getInputProps("tax")}
            value={values.tax}
            onChange={(tax) => form.setFieldValue("tax", tax)}
          />
          <ShareField
            size="sm"
            label="Discount"
            placeholder="none"
            {...form.getInputProps("discount")}
            value={values.discount === 0 ? null : values.discount}
            onChange={(discount) => form.setFieldValue("discount", discount ?? 0)}
          />
          <TextInput label="VAT number" spellCheck={false} {...form.getInputProps("vat_code")} />
          <TextInput
            label="Invoice code"
            description="routes electronic invoices"
            inputWrapperOrder={["label", "input", "description", "error"]}
            spellCheck={false}
            {...form.getInputProps("invoice_code")}
          />
        </div>
      </Card>
      <Card title="Reselling">
        <div className={styles.grid}>
          <Checkbox
            label="Sells on: orders may name this customer as their reseller"
            className={styles.all}
            {...form.getInputProps("reseller", { type: "checkbox" })}
          />
          <ResellerPicker
            id={values.reseller_id}
            known={reseller}
            error={form.errors.reseller_id}
            onChange={(id) => form.setFieldValue("reseller_id", id)}
          />
        </div>
      </Card>
      <FieldsCard form={form} />
      <Card title="Other systems and note">
        <div className={styles.grid}>
          <TextInput label="CRM id" spellCheck={false} {...form.getInputProps("crm_id")} />
          <TextInput
            label="Reference"
            description="its number in another system"
            inputWrapperOrder={["label", "input", "description", "error"]}
            spellCheck={false}
            {...form.getInputProps("ref_id")}
          />
          <Textarea label="Note" className={styles.all} autosize minRows={2} {...form.getInputProps("note")} />
        </div>
      </Card>
    </>
  );
}
