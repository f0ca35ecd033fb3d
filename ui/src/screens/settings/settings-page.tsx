import { Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { ask } from "../../contract/ask";
import { useMay } from "../../session/session";
import { AppearanceCard } from "./appearance-card";
import { CheckCard } from "./check-card";
import styles from "./settings.module.css";
import { SettingsForm } from "./settings-form";
import { UsersCard } from "./users-card";

/** Whose vault it is, how it sends mail, who may come in, and whether it is whole. */
export function SettingsPage() {
  const may = useMay();
  const settings = useQuery(ask("settings.get", {}));
  return (
    <Page title="Settings">
      <div className={styles.content}>
        <FaultNote fault={settings.error} />
        {settings.isPending && <Loader size="sm" />}
        {settings.data && <SettingsForm settings={settings.data} />}
        {may("user.create") && <UsersCard />}
        <CheckCard />
        <AppearanceCard />
      </div>
    </Page>
  );
}
