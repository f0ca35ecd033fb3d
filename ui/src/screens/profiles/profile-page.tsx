import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { ProfileEditor } from "./profile-editor";

/** One profile, or a new one of the product in the address. */
export function ProfilePage() {
  const { id } = useParams({ from: "/catalog/profiles/$id" });
  const { product: of } = useSearch({ from: "/catalog/profiles/$id" });
  const navigate = useNavigate();
  const fresh = id === "new";
  const profile = useQuery({ ...ask("profile.get", { id }), enabled: !fresh });
  const productId = profile.data?.product_id ?? of;
  const product = useQuery({ ...ask("product.get", { id: productId ?? "" }), enabled: productId !== undefined });
  const back = () =>
    void (productId
      ? navigate({ to: "/catalog/$id", params: { id: productId }, search: { tab: "profiles" } })
      : navigate({ to: "/catalog" }));
  useKeys({ escape: { run: back, label: "Back to the product" } });
  if (product.data && (fresh || profile.data)) {
    return <ProfileEditor key={id} product={product.data} profile={profile.data} />;
  }
  const fault = profile.error ?? product.error;
  return (
    <Page title="Profile" crumbs={[{ label: "Catalog", to: "/catalog" }]}>
      <div style={{ padding: 24 }}>{fault ? <FaultNote fault={fault} /> : <Loader size="sm" />}</div>
    </Page>
  );
}
