import { Anchor, Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconDevicesCheck, IconFolderDown } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import table from "../../components/rows.module.css";
import { explain } from "../../contract/faults";
import type { ActivationView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import { saveCertificates } from "./certificate";
import styles from "./desk.module.css";
import { said } from "./done-card";
import type { Brought, PileOnDesk, Settled } from "./use-pile";

/** The certificates that were made of a pile. */
export const certificatesOf = ({ settled }: PileOnDesk): ActivationView[] =>
  (settled ?? []).flatMap(({ answer }) => (answer?.what === "request" && answer.activation ? [answer.activation] : []));

/** Several files on the desk: what each is and what would come of it, then what came of it. */
export function PileCard({ pile, onNext }: { pile: PileOnDesk; onNext: () => void }) {
  const may = useMay();
  const { brought, settled, size } = pile;
  const certificates = certificatesOf(pile);
  const primary = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another button became the next thing to do.
  useEffect(() => primary.current?.focus(), [pile.ready, settled === null]);
  const done = settled?.filter(({ answer }) => answer?.activation).length ?? 0;
  return (
    <Card
      flush
      className={styles.pile}
      title={settled ? `${done} of ${several(size, "file")} answered` : several(size, "file")}
      hint={settled ? "kept in the vault" : "checked on this computer, proofs are taken in first"}
    >
      <FaultNote fault={pile.fault} />
      <table className={table.table} aria-label="On the desk">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Kind</th>
            <th scope="col">Machine</th>
            <th scope="col">License</th>
            <th scope="col">{settled ? "What came of it" : "What will come of it"}</th>
          </tr>
        </thead>
        <tbody>
          {brought.map((one, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two files may have the same name, and none moves.
            <Row key={at} one={one} />
          ))}
          {pile.looking && (
            <tr>
              <td colSpan={5} className="dim">
                Looking…
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <div className={styles.foot}>
        {settled === null && pile.allowed && (
          <Button
            ref={primary}
            variant="filled"
            leftSection={<IconDevicesCheck size={16} stroke={1.6} />}
            loading={pile.busy}
            disabled={!pile.ready && !pile.busy}
            onClick={pile.go}
          >
            Answer {several(pile.readable, "file")} <Caps of="enter" filled />
          </Button>
        )}
        {certificates.length > 0 && may("activation.save_files") && (
          <Button
            ref={primary}
            variant="filled"
            leftSection={<IconFolderDown size={16} stroke={1.6} />}
            onClick={() => void saveCertificates(certificates)}
          >
            Save {several(certificates.length, "certificate")}… <Caps of="enter" filled />
          </Button>
        )}
        <Button onClick={onNext}>
          {settled ? "Next" : "Put away"} <Caps of="escape" />
        </Button>
        {settled === null && !pile.allowed && <span className="dim">Your role may look, and change nothing.</span>}
      </div>
    </Card>
  );
}

/** A file, before it is answered and after. */
function Row({ one: { name, seen, fault, answer } }: { one: Brought & Partial<Settled> }) {
  const license = answer?.activation ?? seen;
  return (
    <tr>
      <td className={table.long}>
        <bdi>{name}</bdi>
      </td>
      <td>{seen ? what[seen.what] : <span className="dim">unknown</span>}</td>
      <td className={table.long}>{seen && <bdi>{seen.machine}</bdi>}</td>
      <td>
        {license?.license_id ? (
          <>
            <Anchor component={Link} to={`/licenses/${license.license_id}`} inherit className="mono">
              {license.serial}
            </Anchor>{" "}
            <bdi className="dim">{license.customer_name}</bdi>
          </>
        ) : (
          <span className="mono">{seen?.serial}</span>
        )}
      </td>
      <td>
        {answer?.activation ? (
          <Words good text={said(answer.what, answer.activation)} />
        ) : answer?.fault || fault ? (
          <Words text={explain(answer?.fault ?? fault).what} />
        ) : (
          seen && <Words good={seen.refusal === null} text={seen.message} />
        )}
      </td>
    </tr>
  );
}

const what = { request: "Request", proof: "Proof" };

function Words({ good = false, text }: { good?: boolean; text: string }) {
  const Mark = good ? IconCircleCheck : IconAlertTriangle;
  return (
    <span className={styles.outcome} data-bad={!good || undefined}>
      <Mark size={16} stroke={1.6} aria-label={good ? "Good" : "Refused"} />
      {text}
    </span>
  );
}
