import { Button, Textarea, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { modals } from "@mantine/modals";
import { IconArchive, IconTrash } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { CountField } from "../../components/count-field";
import { FaultNote } from "../../components/fault-note";
import { placeFault } from "../../components/form-faults";
import { Page } from "../../components/page";
import { productLook, Status } from "../../components/status";
import { toast, toastFault } from "../../components/toast";
import { Unsaved } from "../../components/unsaved";
import { ask, useAct } from "../../contract/ask";
import type { ProductForm, ProductView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import styles from "./catalog.module.css";
import { FeaturesCard } from "./features-card";
import { formOf, ordered, rules } from "./product-form";

const fields = ["number", "code", "name", "description", "features"];

/** The page of a product. On sale, what protected programs ask for is fixed: numbers stay, features are only added. */
export function ProductEditor({ product }: { product?: ProductView }) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const may = useMay();
  const save = useAct("product.save");
  const archive = useAct("product.archive");
  const remove = useAct("product.delete");
  const [placed, setPlaced] = useState(false);
  const form = useForm<ProductForm>({ initialValues: formOf(product), validate: rules });
  const dirty = form.isDirty();
  const fixed = product !== undefined && product.status !== "draft";

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another version of the record matters
  useEffect(() => {
    if (product && !form.isDirty()) {
      form.setInitialValues(formOf(product));
      form.setValues(formOf(product));
    }
  }, [product?.version]);

  const submit = form.onSubmit((values) => {
    setPlaced(false);
    save.mutate(ordered(values), {
      onSuccess: (saved) => {
        client.setQueryData(ask("product.get", { id: saved.id }).queryKey, saved);
        form.setInitialValues(formOf(saved));
        form.setValues(formOf(saved));
        toast(`${saved.name} saved.`);
        // After the form has forgotten its changes, or leaving would ask about them.
        if (!product) setTimeout(() => void navigate({ to: "/catalog/$id", params: { id: saved.id }, replace: true }));
      },
      onError: (fault) => setPlaced(placeFault(form, fault, fields)),
    });
  });
  const mayEdit = may("product.save");
  useKeys({
    "ctrl+s": mayEdit ? { run: () => submit(), label: "Save" } : undefined,
    "ctrl+enter": mayEdit ? { run: () => submit() } : undefined,
  });
  const askDelete = (gone: ProductView) =>
    modals.openConfirmModal({
      title: `Delete ${gone.name}?`,
      children: "No submitted order uses it yet. Deleting it cannot be undone.",
      labels: { confirm: "Delete product", cancel: "Keep it" },
      confirmProps: { color: "red", variant: "filled" },
      onConfirm: () =>
        remove.mutate(
          { id: gone.id, version: gone.version },
          { onSuccess: () => void navigate({ to: "/catalog" }), onError: toastFault },
        ),
    });
  return (
    <Page
      title={product?.name ?? "New product"}
      crumbs={[{ label: "Catalog", to: "/catalog" }, product ? `No. ${product.number}` : "New"]}
      beside={
        product && (
          <>
            <Status look={productLook[product.status]} />
            {product.licenses > 0 && <span className="dim">{several(product.licenses, "license")}</span>}
          </>
        )
      }
      actions={
        <>
          {product?.status === "draft" && may("product.delete") && (
            <Button leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => askDelete(product)}>
              Delete draft
            </Button>
          )}
          {product && product.status !== "draft" && may("product.archive") && (
            <Button
              leftSection={<IconArchive size={16} stroke={1.6} />}
              onClick={() =>
                archive.mutate(
                  { id: product.id, version: product.version, archived: product.status !== "archived" },
                  { onError: toastFault },
                )
              }
            >
              {product.status === "archived" ? "Unarchive" : "Archive"}
            </Button>
          )}
          {mayEdit && (
            <Button
              variant={dirty || !product ? "filled" : "default"}
              disabled={!dirty && product !== undefined}
              loading={save.isPending}
              onClick={() => submit()}
            >
              Save <Caps of="ctrl+s" filled={dirty || !product} />
            </Button>
          )}
        </>
      }
    >
      <Unsaved dirty={dirty && !save.isSuccess} />
      <form className={styles.content} onSubmit={submit} aria-label="Product">
        {!placed && <FaultNote fault={save.error} />}
        <fieldset disabled={!mayEdit} className={styles.fields}>
          <Card title="Product" hint={fixed ? "on sale: number, code and names are fixed" : undefined}>
            <div className={styles.grid}>
              <CountField
                label="Number"
                size="sm"
                autoFocus={!product}
                disabled={fixed}
                {...form.getInputProps("number")}
                value={form.values.number}
              />
              <TextInput label="Code" spellCheck={false} disabled={fixed} {...form.getInputProps("code")} />
              <TextInput label="Name" disabled={fixed} {...form.getInputProps("name")} />
              <Textarea
                label="Description"
                className={styles.all}
                autosize
                minRows={1}
                {...form.getInputProps("description")}
              />
            </div>
          </Card>
          <FeaturesCard form={form} kept={fixed ? product.features.length : 0} />
        </fieldset>
        {/* Enter in any field saves. */}
        <button type="submit" hidden />
      </form>
    </Page>
  );
}
