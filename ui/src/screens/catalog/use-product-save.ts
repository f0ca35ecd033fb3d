import type { FormErrors } from "@mantine/form";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { soonGoToMarked } from "../../components/record-form/next-problem";
import type { RecordForm } from "../../components/record-form/use-record-form";
import { toast } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { ProductContent, ProductView } from "../../contract/generated";
import { ordered } from "./product-form";
import { homeless, type ProductTab, tabToShow } from "./tabs";

/** Saves a product; what is refused is shown in its tab, at its field. */
export function useProductSave(
  product: ProductView | undefined,
  record: RecordForm<ProductContent>,
  tab: ProductTab,
  onTab: (tab: ProductTab) => void,
) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const save = useAct("product.save");
  // What no field can say.
  const [fault, setFault] = useState<unknown>(null);
  const [messages, setMessages] = useState<string[]>([]);
  const reveal = (errors: FormErrors) => {
    onTab(tabToShow(errors, tab));
    soonGoToMarked();
  };
  const submit = record.form.onSubmit((values) => {
    const { content, origins } = ordered(values);
    setFault(null);
    setMessages([]);
    save.mutateAsync({ id: product?.id ?? null, version: record.version, content }).then(
      (saved) => {
        client.setQueryData(ask("product.get", { id: saved.id }).queryKey, saved);
        record.saved(saved, values);
        toast(`${saved.content.name} saved.`);
        if (!product) {
          void navigate({ to: "/catalog/$id", params: { id: saved.id }, search: { tab }, replace: true });
        }
      },
      (thrown) => {
        const errors = record.refused(thrown, origins);
        if (Object.keys(errors).length === 0) setFault(thrown);
        setMessages(homeless(errors));
        reveal(errors);
      },
    );
  }, reveal);
  return { submit, saving: save.isPending, fault, messages };
}
