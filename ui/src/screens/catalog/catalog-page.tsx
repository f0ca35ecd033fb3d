import { Button } from "@mantine/core";
import { IconPackage, IconPlus } from "@tabler/icons-react";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useMemo, useRef } from "react";
import { Caps } from "../../components/caps";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Filter, FilterRow } from "../../components/filter";
import { Footer } from "../../components/footer";
import { ListTabs } from "../../components/list-tabs";
import { Page } from "../../components/page";
import { useDraftKey } from "../../components/record-form/drafts";
import { VirtualList } from "../../components/virtual-list";
import { useRows } from "../../contract/pages";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import type { ListSearch } from "../../shell/router";
import { several } from "../../time/locale";
import { ExportButton } from "../exchange/export-button";
import { ImportButton } from "../exchange/import-button";
import { productColumns } from "./columns";

/** All products, by number. */
export function CatalogPage() {
  const search = useSearch({ from: "/catalog" });
  const navigate = useNavigate({ from: "/catalog" });
  const may = useMay();
  const draftKey = useDraftKey();
  const asked = useRef<ListSearch>(search);
  asked.current = search;
  const seek = (change: ListSearch) => {
    asked.current = { ...asked.current, ...change };
    void navigate({ search: asked.current, replace: true });
  };
  const { text = "", archived = false } = search;
  const products = useRows("product.list", { text, archived });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is another only in another session
  const columns = useMemo(() => productColumns(draftKey), []);
  const create = () => void navigate({ to: "/catalog/$id", params: { id: "new" }, search: {} });
  const mayCreate = may("product.save");
  useKeys({ n: mayCreate ? { run: create, label: "New product", group: "List" } : undefined });
  const never = !products.loading && !products.fault && products.total === 0 && !text && !archived;
  return (
    <Page
      title="Catalog"
      fixed
      actions={
        <>
          <ImportButton what="products" />
          {mayCreate && !never && (
            <Button variant="filled" leftSection={<IconPlus size={16} stroke={1.6} />} onClick={create}>
              New product <Caps of="n" filled />
            </Button>
          )}
        </>
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
          text="A product is what you sell: a number your program asks for, and the features it is licensed by. A list from elsewhere can be imported."
          action={mayCreate ? { label: "New product", run: create } : undefined}
        />
      ) : (
        <>
          <ListTabs
            label="Which products"
            tab={archived ? "archived" : "current"}
            onChange={(tab) => seek({ archived: tab === "archived" || undefined })}
            tabs={[
              { tab: "current", word: "All", count: archived ? undefined : products.total },
              { tab: "archived", word: "Archived", count: archived ? products.total : undefined, apart: true },
            ]}
          />
          <FilterRow
            state={several(products.total, "product")}
            end={<ExportButton action="export.products" filter={{ text, archived }} name="products" />}
          >
            <Filter text={text} onChange={(next) => seek({ text: next || undefined })} />
          </FilterRow>
          <FaultNote fault={products.fault} />
          <VirtualList
            name="catalog"
            label="Products"
            rows={products}
            columns={columns}
            onOpen={({ id }) => void navigate({ to: "/catalog/$id", params: { id }, search: {} })}
            empty={text ? "No product matches this filter." : "No product is archived."}
          />
        </>
      )}
    </Page>
  );
}
