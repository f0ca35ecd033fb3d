import { Button } from "@mantine/core";
import { IconCircleCheck } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import type { ActivationView, DeskItem } from "../../contract/generated";
import { dayOf, writeDay } from "../../time/days";
import { several } from "../../time/locale";
import { Certificate } from "./certificate-text";
import styles from "./desk.module.css";
import { Facts } from "./facts";
import type { Done } from "./use-desk";

/** "1 of 2 machines". */
const machines = ({ active, activation_limit: limit }: ActivationView) => `${active} of ${several(limit, "machine")}`;

/** What came of it: the certificate, ready to be copied; or the activation that was given back. */
export function DoneCard({ done: { seen, view }, onNext }: { done: Done; onNext: () => void }) {
  const proof = seen.what === "proof";
  return (
    <Card flush title={proof ? "Taken back" : "Certificate"} hint={proof ? undefined : view.file_name}>
      <div className={styles.verdict} role="status">
        <IconCircleCheck size={20} stroke={1.6} aria-hidden="true" />
        <span>{said(seen.what, view)}</span>
      </div>
      {proof ? (
        <div className={styles.buttons}>
          <Next onNext={onNext} focused />
        </div>
      ) : (
        <Certificate view={view}>
          <Next onNext={onNext} />
        </Certificate>
      )}
      <Facts seen={{ ...seen, active: view.active }} />
    </Card>
  );
}

function Next({ onNext, focused = false }: { onNext: () => void; focused?: boolean }) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focused) button.current?.focus();
  }, [focused]);
  return (
    <Button ref={button} variant={focused ? "filled" : "default"} onClick={onNext}>
      Next <Caps of="escape" filled={focused} />
    </Button>
  );
}

/** What is said of a request or proof that was answered. */
export const said = (what: DeskItem | null, view: ActivationView) =>
  what === "proof" ? givenBack(view) : activated(view);

/** What is said of a certificate. */
export function activated(view: ActivationView): string {
  if (view.repeated) return `The same certificate as on ${writeDay(dayOf(view.at))}. Nothing was changed.`;
  return `Activated. The license is active on ${machines(view)}.`;
}

function givenBack(view: ActivationView): string {
  const still = `The license is active on ${machines(view)}.`;
  if (!view.repeated) return `The activation is given back. ${still}`;
  return `It ended before${view.ended_at ? `, on ${writeDay(dayOf(view.ended_at))}` : ""}. Nothing was changed. ${still}`;
}
