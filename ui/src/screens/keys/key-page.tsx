import { Anchor, Loader } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { FaultNote } from "../../components/fault-note";
import { Page } from "../../components/page";
import { keyLook, Status } from "../../components/status";
import { ask } from "../../contract/ask";
import type { KeyDrill } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import styles from "./keys.module.css";
import { BatchesCard } from "./rotation/batches-card";
import { BuildsCard } from "./rotation/builds-card";
import { CustomersCard } from "./rotation/customers-card";
import { NumbersCard } from "./rotation/numbers-card";
import { PathCard } from "./rotation/path-card";

const crumbs = [{ label: "Keys", to: "/keys" }] as const;

/** One key: where its rotation stands, and everything that depends on it. */
export function KeyPage() {
  const { id } = useParams({ from: "/keys/$id" });
  const navigate = useNavigate();
  const drill = useQuery(ask("key.drill", { id }));
  useKeys({ escape: { run: () => void navigate({ to: "/keys" }), label: "Back to the keys" } });
  if (!drill.data)
    return (
      <Page title="Key" crumbs={[...crumbs]}>
        <div className={styles.content}>{drill.error ? <FaultNote fault={drill.error} /> : <Loader size="sm" />}</div>
      </Page>
    );
  const { key } = drill.data;
  return (
    <Page title={key.name} crumbs={[...crumbs]} beside={<Status look={keyLook[key.status]} />}>
      <div className={styles.content}>
        {drill.data.step === null ? <Outside drill={drill.data} /> : <PathCard key={id} drill={drill.data} />}
        <NumbersCard drill={drill.data} />
        <CustomersCard key={`${id} customers`} drill={drill.data} />
        <BuildsCard drill={drill.data} />
        <BatchesCard id={id} />
      </div>
    </Page>
  );
}

/** A key that takes no part in a rotation of its own. */
function Outside({ drill: { key } }: { drill: KeyDrill }) {
  const keys = useQuery(ask("key.list", {}));
  const current = keys.data?.find(({ status }) => status === "current");
  return (
    <p className={styles.outside}>
      {key.status === "next"
        ? "New builds embed this key already; it signs once you switch to it. "
        : "This key signs nothing, and programs were not told of it. "}
      {current && (
        <>
          The way there stands at{" "}
          <Anchor component={Link} to={`/keys/${current.id}`} inherit>
            {current.name}
          </Anchor>
          .
        </>
      )}
    </p>
  );
}
