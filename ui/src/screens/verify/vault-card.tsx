import { Anchor } from "@mantine/core";
import { IconArchive, IconCalendarX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { Card } from "../../components/card";
import { blockedLook, licenseLook, Status } from "../../components/status";
import type { OrderTold, VaultTold, VaultWord } from "../../contract/generated";
import styles from "./verify.module.css";

const looks: Record<VaultWord, ComponentProps<typeof Status>["look"]> = {
  active: licenseLook.active,
  blocked: blockedLook,
  revoked: licenseLook.revoked,
  expired: { word: "Expired", tone: "due", icon: IconCalendarX },
  ended: { word: "Ended", tone: "archived", icon: IconArchive },
};

/** What the open vault knows of it. */
export function VaultCard({ told }: { told: VaultTold | null }) {
  if (!told || told.sentences.length === 0) return null;
  const { status, sentences, license, order } = told;
  return (
    <Card title="In your vault" action={status && <Status look={looks[status]} />}>
      <p className={styles.sentences}>
        {sentences.map((sentence) => (
          <span key={sentence}>
            <Sentence text={sentence} order={order} />{" "}
          </span>
        ))}
      </p>
      {license && (
        <p className={styles.record}>
          License{" "}
          <Anchor component={Link} to={`/licenses/${license.id}`} inherit className="mono">
            {license.serial}
          </Anchor>
        </p>
      )}
    </Card>
  );
}

/** The order's number leads to the order. */
function Sentence({ text, order }: { text: string; order: OrderTold | null }) {
  const at = order ? text.indexOf(order.number) : -1;
  if (!order || at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <Anchor component={Link} to={`/orders/${order.id}`} inherit className="mono">
        {order.number}
      </Anchor>
      {text.slice(at + order.number.length)}
    </>
  );
}
