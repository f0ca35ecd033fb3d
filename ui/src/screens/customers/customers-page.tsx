import { Button, Checkbox } from "@mantine/core";
import { IconPlus, IconUsers } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { DataTableColumn } from "mantine-datatable";
import { Caps } from "../../components/caps";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { RecordList } from "../../components/record-list";
import { archivedLook, Status } from "../../components/status";
import type { CustomerRow } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { count, several } from "../../time/locale";
import { countryName } from "./countries";

const columns: DataTableColumn<CustomerRow>[] = [
  {
    accessor: "name",
    title: "Name",
    render: ({ name, archived }) => (
      <>
        <bdi style={{ fontWeight: 500 }}>{name}</bdi> {archived && <Status look={archivedLook} />}
      </>
    ),
  },
  { accessor: "kind", title: "Kind", width: 110, render: ({ kind }) => (kind === "company" ? "Company" : "Person") },
  { accessor: "country", title: "Country", width: 170, render: ({ country }) => countryName(country) },
  {
    accessor: "first_contact",
    title: "Contacts",
    render: ({ first_contact, contacts }) => (
      <>
        <bdi>{first_contact}</bdi> {contacts > 1 && <span className="dim">+ {contacts - 1}</span>}
      </>
    ),
  },
  {
    accessor: "orders",
    title: "Orders",
    width: 90,
    textAlign: "right",
    render: ({ orders }) => <span className="figures">{count(orders)}</span>,
  },
  {
    accessor: "licenses",
    title: "Licenses",
    width: 110,
    textAlign: "right",
    render: ({ licenses }) => <span className="figures">{count(licenses)}</span>,
  },
];

/** All customers, by name. */
export function CustomersPage() {
  const { text = "", archived = false } = useSearch({ from: "/customers" });
  const navigate = useNavigate({ from: "/customers" });
  const may = useMay();
  const customers = usePages("customer.list", { text, archived });
  const create = () => void navigate({ to: "/customers/$id", params: { id: "new" }, search: {} });
  const mayCreate = may("customer.save");
  useKeys({ n: mayCreate ? { run: create, label: "New customer", group: "List" } : undefined });
  const never = !customers.loading && customers.total === 0 && !text && !archived;
  return (
    <Page
      title="Customers"
      fixed
      actions={
        mayCreate && (
          <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={create}>
            New customer <Caps of="n" filled />
          </Button>
        )
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
          text="Companies and people who get licenses, with the contacts that are told by mail."
          action={mayCreate ? { label: "New customer", run: create } : undefined}
        />
      ) : (
        <>
          <FilterRow state={several(customers.total, "customer")}>
            <Filter
              text={text}
              onChange={(next) =>
                void navigate({ search: (now) => ({ ...now, text: next || undefined }), replace: true })
              }
            />
            <Checkbox
              label="Archived"
              checked={archived}
              onChange={({ currentTarget: { checked } }) =>
                void navigate({ search: (now) => ({ ...now, archived: checked || undefined }), replace: true })
              }
            />
          </FilterRow>
          <FaultNote fault={customers.fault} />
          <RecordList
            name="customers"
            label="Customers"
            rows={customers.rows}
            columns={columns}
            loading={customers.loading}
            more={customers.more}
            onOpen={({ id }) => void navigate({ to: "/customers/$id", params: { id }, search: {} })}
            empty={text ? "No customer matches this filter." : "Nothing here."}
          />
        </>
      )}
    </Page>
  );
}
