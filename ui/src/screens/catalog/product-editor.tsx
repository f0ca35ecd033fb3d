import { Button } from "@mantine/core";
import { IconArchive, IconTrash } from "@tabler/icons-react";
import { useBlocker, useNavigate, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { Caps } from "../../components/caps";
import { DraftNotes } from "../../components/draft-notes";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { goToNextMarked, soonGoToMarked } from "../../components/record-form/next-problem";
import { useRecordForm } from "../../components/record-form/use-record-form";
import { productLook, Status } from "../../components/status";
import type { ProductContent, ProductView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import styles from "./catalog.module.css";
import { newProduct, rules } from "./product-form";
import { ProductHead } from "./product-head";
import { ProductTabs } from "./product-tabs";
import { RowProblems } from "./row-problems";
import { errorsByTab, type ProductTab, productTabs } from "./tabs";
import { useProductActs } from "./use-product-acts";
import { useProductSave } from "./use-product-save";

/** The page of a product: one form in tabs. What is typed is kept until it is saved, wherever one goes meanwhile. */
export function ProductEditor({ product }: { product?: ProductView }) {
  const { tab = "features" } = useSearch({ from: "/catalog/$id" });
  const navigate = useNavigate({ from: "/catalog/$id" });
  const may = useMay();
  const acts = useProductActs();
  const [fresh] = useState(() => ({ version: 0, content: newProduct() }));
  const record = useRecordForm<ProductContent>({
    place: `product/${product?.id ?? "new"}`,
    loaded: product ?? fresh,
    rules,
  });
  const { form, dirty } = record;
  const setTab = (next: ProductTab) => void navigate({ search: (now) => ({ ...now, tab: next }), replace: true });
  const { submit, saving, fault, messages } = useProductSave(product, record, tab, setTab);
  // Going elsewhere keeps what was typed; only closing the window would lose it.
  useBlocker({ shouldBlockFn: () => false, enableBeforeUnload: dirty });

  const archived = product?.status === "archived";
  const mayEdit = may("product.save");
  const editable = mayEdit && !archived && !record.offered;
  const step = (by: number) =>
    setTab(productTabs.at((productTabs.indexOf(tab) + by) % productTabs.length) ?? "features");
  const nextProblem = () => {
    const others = productTabs.filter((name) => name !== tab && errorsByTab(form.errors)[name]);
    if (goToNextMarked(others.length === 0)) return;
    const next = others.find((name) => productTabs.indexOf(name) > productTabs.indexOf(tab)) ?? others[0];
    if (next) setTab(next);
    soonGoToMarked();
  };
  useKeys({
    "ctrl+s": editable ? { run: () => submit(), label: "Save" } : undefined,
    "ctrl+enter": editable ? { run: () => submit() } : undefined,
    "ctrl+pagedown": { run: () => step(1), label: "Next section" },
    "ctrl+pageup": { run: () => step(-1), label: "Section before" },
    f8: { run: nextProblem, label: "Go to the next problem" },
  });
  const name = product?.content.name ?? "New product";
  return (
    <Page
      title={name}
      crumbs={[{ label: "Catalog", to: "/catalog" }, product ? `No. ${product.content.number}` : "New"]}
      beside={
        product && (
          <>
            <Status look={productLook[product.status]} />
            {product.licenses > 0 && <span className="dim">{several(product.licenses, "license")}</span>}
            {dirty && <span className="dim">Not saved</span>}
          </>
        )
      }
      actions={
        <>
          {product?.status === "draft" && may("product.delete") && (
            <Button
              leftSection={<IconTrash size={16} stroke={1.6} />}
              onClick={() => acts.askDelete(product, record.discard)}
            >
              Delete draft
            </Button>
          )}
          {product && may("product.archive") && (archived || product.status === "on_sale") && (
            <Button
              leftSection={<IconArchive size={16} stroke={1.6} />}
              onClick={() => acts.setArchived(product, !archived)}
            >
              {archived ? "Unarchive" : "Archive"}
            </Button>
          )}
          {mayEdit && !archived && (
            <Button
              variant={dirty || !product ? "filled" : "default"}
              disabled={!editable || (!dirty && product !== undefined)}
              loading={saving}
              onClick={() => submit()}
            >
              Save <Caps of="ctrl+s" filled={dirty || !product} />
            </Button>
          )}
        </>
      }
    >
      <form className={styles.form} onSubmit={submit} aria-label="Product" noValidate>
        <div className={styles.notes}>
          <DraftNotes of={record} />
          {archived && <p className="dim">This product is archived. Take it out of the archive to change it.</p>}
          <FaultNote fault={fault} />
          <RowProblems messages={messages} />
        </div>
        <fieldset disabled={!editable} className={styles.fields}>
          <ProductHead form={form} product={product} fixed={product !== undefined && product.status !== "draft"} />
        </fieldset>
        <ProductTabs
          section={{ form, product, fixed: product !== undefined && product.status !== "draft" }}
          tab={tab}
          onTab={setTab}
          disabled={!editable}
        />
        {/* Enter in any field saves. */}
        <button type="submit" hidden disabled={!editable} />
      </form>
    </Page>
  );
}
