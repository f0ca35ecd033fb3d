import { Select, TextInput } from "@mantine/core";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { OptionalDay } from "../../components/optional-day";
import { Tag } from "../../components/tag";
import { readSoon } from "../../components/terms/soon";
import { problemsOf } from "../../contract/faults";
import { call, type OrderView, type Payment, type PaymentStatus } from "../../contract/generated";
import { useMay } from "../../session/session";
import { dayOf, startOf, today } from "../../time/days";
import styles from "./billing.module.css";
import { useSaved } from "./use-saved";
import { paymentWords } from "./words";

const statuses = (Object.keys(paymentWords) as PaymentStatus[]).map((value) => ({
  value,
  label: paymentWords[value].word,
}));
const dayOrNone = (time: number | null) => (time === null ? null : dayOf(time));
const timeOrNone = (day: string | null) => (day === null ? null : startOf(day));

/** Invoice and payment, which come after the goods: they may be written at any time. Saved as typed. */
export function BillingCard({ order }: { order: OrderView }) {
  const may = useMay();
  const start = { invoice: order.content.invoice, payment: order.content.payment };
  const [{ invoice, payment }, set, fault] = useSaved(order, start, "order.billing", (form, version) =>
    call("order.billing", { id: order.id, version, ...form }),
  );
  const pay = (change: Partial<Payment>) => set({ invoice, payment: { ...payment, ...change } });
  const { word, icon } = paymentWords[payment.status];
  // Rust names the fields without what they are part of; no two are called the same.
  const wrong = (field: string) => problemsOf(fault).find((problem) => problem.field === field)?.message;
  const date = { size: "xs", dateParser: (text: string) => readSoon(text), placeholder: "no date" } as const;
  return (
    <Card title="Invoice and payment" action={<Tag icon={icon}>{word}</Tag>}>
      <fieldset className={styles.fields} disabled={!may("order.billing")}>
        <TextInput
          size="xs"
          label="Invoice"
          error={wrong("number")}
          placeholder="number"
          value={invoice.number}
          onChange={({ currentTarget: { value } }) => set({ payment, invoice: { ...invoice, number: value } })}
        />
        <OptionalDay
          {...date}
          label="Invoice date"
          error={wrong("date")}
          day={dayOrNone(invoice.date)}
          onChange={(day) => set({ payment, invoice: { ...invoice, date: timeOrNone(day) } })}
        />
        <Select
          size="xs"
          label="Payment"
          data={statuses}
          value={payment.status}
          onChange={(value) => {
            const status = value as PaymentStatus;
            // Who says "paid" mostly says it on the day.
            const paid_at = status === "paid" ? (payment.paid_at ?? startOf(today())) : payment.paid_at;
            pay({ status, paid_at });
          }}
        />
        <OptionalDay
          {...date}
          label="Paid on"
          error={wrong("paid_at")}
          day={dayOrNone(payment.paid_at)}
          onChange={(day) => pay({ paid_at: timeOrNone(day) })}
        />
        <TextInput
          size="xs"
          label="Method"
          error={wrong("method")}
          placeholder="transfer, card, …"
          value={payment.method}
          onChange={({ currentTarget: { value } }) => pay({ method: value })}
        />
        <TextInput
          size="xs"
          label="Payment reference"
          error={wrong("reference")}
          value={payment.reference}
          onChange={({ currentTarget: { value } }) => pay({ reference: value })}
        />
      </fieldset>
      {problemsOf(fault).length === 0 && <FaultNote fault={fault} />}
    </Card>
  );
}
