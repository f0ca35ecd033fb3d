import { Button } from "@mantine/core";
import { IconMail } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { DataTableColumn } from "mantine-datatable";
import { useMemo } from "react";
import { Ago } from "../../components/ago";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { RecordList } from "../../components/record-list";
import { mailLook, Status } from "../../components/status";
import { toast, toastFault } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { MailRow } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";

/** The outbox: what was sent, what waits, and what failed and why. */
export function MailPage() {
  const navigate = useNavigate();
  const may = useMay();
  const mails = usePages("mail.list", {});
  const { mutate } = useAct("mail.retry");
  const mayRetry = may("mail.retry");
  const retry = useMemo(
    () => (row: MailRow) =>
      mutate(
        { id: row.id },
        {
          onSuccess: (next) => toast(next.status === "sent" ? "Sent." : "In the outbox again."),
          onError: toastFault,
        },
      ),
    [mutate],
  );
  const columns = useMemo(() => columnsFor(mayRetry ? retry : undefined), [mayRetry, retry]);
  const never = !mails.loading && mails.total === 0;
  return (
    <Page
      title="Mail"
      fixed
      footer={
        <Footer
          keys={[
            !never && ["arrowup arrowdown", "Move"],
            !never && ["enter", "Open order"],
            !never && mayRetry && ["r", "Try again"],
            ["?", "All keys"],
          ]}
        >
          {!never && several(mails.total, "mail")}
        </Footer>
      }
    >
      <FaultNote fault={mails.fault} />
      {never ? (
        <Empty
          icon={IconMail}
          title="No mail yet"
          text="License files go to customers by mail from a submitted order. Each mail stays here with what became of it."
        />
      ) : (
        <RecordList
          name="mail"
          label="Mails"
          rows={mails.rows}
          columns={columns}
          loading={mails.loading}
          more={mails.more}
          onOpen={({ order_id }) =>
            order_id && void navigate({ to: "/orders/$id", params: { id: order_id }, search: {} })
          }
          rowKeys={
            mayRetry ? { r: { label: "Try again", run: (row) => row.status !== "sent" && retry(row) } } : undefined
          }
          empty="No mail yet."
        />
      )}
    </Page>
  );
}

function columnsFor(retry: ((row: MailRow) => void) | undefined): DataTableColumn<MailRow>[] {
  return [
    {
      accessor: "to",
      title: "To",
      width: 280,
      render: ({ to }) => <bdi style={{ fontWeight: 500 }}>{to.join(", ")}</bdi>,
    },
    { accessor: "subject", title: "Subject" },
    {
      accessor: "order_number",
      title: "Order",
      width: 100,
      render: ({ order_number }) => <span className="mono">{order_number}</span>,
    },
    {
      accessor: "status",
      title: "Status",
      width: 340,
      render: ({ status, last_error }) => (
        <>
          <Status look={mailLook[status]} />{" "}
          <span className="dim" title={last_error ?? undefined}>
            {last_error}
          </span>
        </>
      ),
    },
    {
      accessor: "created_at",
      title: "When",
      width: 120,
      render: ({ sent_at, created_at }) => <Ago time={sent_at ?? created_at} />,
    },
    {
      accessor: "retry",
      title: "",
      width: 140,
      textAlign: "right",
      render: (row) =>
        retry &&
        row.status === "failed" && (
          <Button
            size="xs"
            onClick={(event) => {
              event.stopPropagation();
              retry(row);
            }}
          >
            Try again
          </Button>
        ),
    },
  ];
}
