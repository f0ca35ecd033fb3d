import { Button, Checkbox } from "@mantine/core";
import { IconPackage, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { DataTableColumn } from "mantine-datatable";
import { Caps } from "../../components/caps";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { RecordList } from "../../components/record-list";
import { productLook, Status } from "../../components/status";
import type { ProductRow } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { count, several } from "../../time/locale";

const columns: DataTableColumn<ProductRow>[] = [
  {
    accessor: "number",
    title: "Number",
    width: 110,
    render: ({ number }) => <span className="mono">{number}</span>,
  },
  {
    accessor: "name",
    title: "Product",
    render: ({ name, description }) => (
      <>
        <span style={{ fontWeight: 500 }}>{name}</span>{" "}
        <span className="dim" style={{ marginLeft: 6 }}>
          {description}
        </span>
      </>
    ),
  },
  { accessor: "code", title: "Code", width: 140, render: ({ code }) => <span className="mono">{code}</span> },
  { accessor: "status", title: "Status", width: 120, render: ({ status }) => <Status look={productLook[status]} /> },
  {
    accessor: "features",
    title: "Features",
    width: 100,
    textAlign: "right",
    render: ({ features }) => <span className="figures">{count(features)}</span>,
  },
  {
    accessor: "licenses",
    title: "Licenses",
    width: 110,
    textAlign: "right",
    render: ({ licenses }) => <span className="figures">{count(licenses)}</span>,
  },
];

/** All products, by number. */
export function CatalogPage() {
  const { text = "", archived = false } = useSearch({ from: "/catalog" });
  const navigate = useNavigate({ from: "/catalog" });
  const may = useMay();
  const products = usePages("product.list", { text, archived });
  const create = () => void navigate({ to: "/catalog/$id", params: { id: "new" } });
  const mayCreate = may("product.save");
  useKeys({ n: mayCreate ? { run: create, label: "New product", group: "List" } : undefined });
  const never = !products.loading && products.total === 0 && !text && !archived;
  return (
    <Page
      title="Catalog"
      fixed
      actions={
        mayCreate && (
          <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={create}>
            New product <Caps of="n" filled />
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
          icon={IconPackage}
          title="No products yet"
          text="A product is what you sell: a number your program asks for, and the features it is licensed by."
          action={mayCreate ? { label: "New product", run: create } : undefined}
        />
      ) : (
        <>
          <FilterRow state={several(products.total, "product")}>
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
          <FaultNote fault={products.fault} />
          <RecordList
            name="catalog"
            label="Products"
            rows={products.rows}
            columns={columns}
            loading={products.loading}
            more={products.more}
            onOpen={({ id }) => void navigate({ to: "/catalog/$id", params: { id } })}
            empty={text ? "No product matches this filter." : "Nothing here."}
          />
        </>
      )}
    </Page>
  );
}
