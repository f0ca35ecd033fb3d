import { Button } from "@mantine/core";
import { IconArrowBackUp, IconDevicesCheck } from "@tabler/icons-react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { Empty } from "../../components/empty";
import styles from "./desk.module.css";
import { Facts } from "./facts";
import { Refusal } from "./refusal";
import type { Desk } from "./use-desk";

/** What lies on the desk, and the one thing that can be done with it. */
export function SeenCard({ desk: { seen, text, allowed, ready, busy, go } }: { desk: Desk }) {
  if (!seen)
    return text.trim() === "" ? (
      <Empty
        icon={IconDevicesCheck}
        title="The desk is empty"
        text="A request of a program becomes a certificate for its machine. A proof that a machine removed its license gives the activation back."
      />
    ) : null;
  const proof = seen.what === "proof";
  const Mark = proof ? IconArrowBackUp : IconDevicesCheck;
  return (
    <Card flush title={proof ? "Deactivation proof" : "Activation request"} hint="checked on this computer">
      <Facts seen={seen} />
      <div className={styles.foot}>
        {seen.refusal ? (
          <Refusal seen={seen} code={seen.refusal} />
        ) : (
          <p className={styles.sentence}>
            {seen.message}
            {!allowed && <span className="dim"> Your role may look at it, and change nothing.</span>}
          </p>
        )}
        {allowed && !seen.refusal && (
          <Button
            variant="filled"
            leftSection={<Mark size={16} stroke={1.6} />}
            loading={busy}
            disabled={!ready && !busy}
            onClick={go}
          >
            {proof ? "Take it back" : "Activate"} <Caps of="enter" filled />
          </Button>
        )}
      </div>
    </Card>
  );
}
