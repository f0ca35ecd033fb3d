import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useKeys } from "../../keyboard/keys";
import { LicenseRecord } from "./license-record";
import styles from "./licenses.module.css";

/** One license: what it grants, to whom, since when, and what happened to it. */
export function LicensePage() {
  const { id } = useParams({ from: "/licenses/$id" });
  const navigate = useNavigate();
  const license = useQuery(ask("license.get", { id }));
  useKeys({ escape: { run: () => void navigate({ to: "/licenses" }), label: "Back to the licenses" } });
  if (license.data) return <LicenseRecord key={id} license={license.data} />;
  return (
    <Page title="License" crumbs={[{ label: "Licenses", to: "/licenses" }]}>
      <div className={styles.content}>{license.error ? <FaultNote fault={license.error} /> : <Loader size="sm" />}</div>
    </Page>
  );
}
