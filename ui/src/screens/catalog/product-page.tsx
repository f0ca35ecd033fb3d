import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { ProductEditor } from "./product-editor";

/** One product, or a new one. */
export function ProductPage() {
  const { id } = useParams({ from: "/catalog/$id" });
  const navigate = useNavigate();
  const product = useQuery({ ...ask("product.get", { id }), enabled: id !== "new" });
  useKeys({ escape: { run: () => void navigate({ to: "/catalog" }), label: "Back to the catalog" } });
  if (id === "new") return <ProductEditor key="new" />;
  if (product.data) return <ProductEditor key={id} product={product.data} />;
  return (
    <Page title="Product" crumbs={[{ label: "Catalog", to: "/catalog" }]}>
      <div style={{ padding: 24 }}>{product.error ? <FaultNote fault={product.error} /> : <Loader size="sm" />}</div>
    </Page>
  );
}
