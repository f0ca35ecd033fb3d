import { Anchor, Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconArchive, IconArrowRight, IconCheck, IconFiles, IconPlus, IconUpload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { Card } from "../../../components/card";
import { toast, toastFault } from "../../../components/toast";
import { ask, useAct } from "../../../contract/ask";
import type { KeyDrill, KeyView } from "../../../contract/generated";
import { useMay } from "../../../session/session";
import { dayOf, writeDay } from "../../../time/days";
import { ExportKey } from "../export-key";
import { ReissueFiles } from "./reissue-files";
import styles from "./rotation.module.css";
import { keptInWords, leftInWords, machinesInWords, type Step, stateOf, steps } from "./steps";
import { SwitchKey } from "./switch-key";

/** The five steps from one key to the next, where it stands, and what comes now. */
export function PathCard({ drill }: { drill: KeyDrill }) {
  const { step: at, successor } = drill;
  // Not within their steps: what came of them is told after the step is done and gone.
  const announce = useAct("key.announce");
  const [switching, setSwitching] = useState(false);
  const [reissuing, setReissuing] = useState(false);
  if (at === null) return null;
  const content: Record<Step, { title: string; text: ReactNode; acts: ReactNode }> = {
    make: {
      title: "Make the next key",
      text: successor
        ? `${successor.name} ${at === "ship" || at === "switch" ? "is the next one" : "took its place"}${told(successor)}.`
        : "Announce it once it is made: from then on every new build of your programs embeds both.",
      acts: <MakeActs announce={announce} />,
    },
    ship: {
      title: "Ship builds that embed both",
      text: drill.machines ? machinesInWords(drill.machines) : "Programs accept the new key only once they embed it.",
      acts: successor && <ShipActs drill={drill} successor={successor} announce={announce} />,
    },
    switch: {
      title: "Switch signing over",
      text:
        at === "ship"
          ? "Possible at any time; machines with older programs refuse what the new key signs."
          : "New licenses, certificates and revocation lists are signed with the new key from then on.",
      acts: successor && <SwitchActs successor={successor} begin={() => setSwitching(true)} />,
    },
    reissue: {
      title: "Make anew what is signed with the former key",
      text:
        stateOf("reissue", at) === "later" ? (
          "Files and certificates of the same terms, signed with the new key. The former ones stay good."
        ) : (
          <>
            {leftInWords(drill)} {keptInWords(drill)}
          </>
        ),
      acts: <ReissueActs drill={drill} begin={() => setReissuing(true)} />,
    },
    retire: {
      title: "Retire the former key",
      text: at === "done" ? "It signs no more. What it signed still verifies." : "It will never sign again.",
      acts: <RetireActs signingKey={drill.key} />,
    },
  };
  return (
    <Card title="Rotation" hint="from this key to the next">
      <ol className={styles.path}>
        {steps.map((step, index) => {
          const state = stateOf(step, at);
          const { title, text, acts } = content[step];
          return (
            <li key={step} data-state={state} aria-current={step === at ? "step" : undefined}>
              <span className={styles.mark} aria-hidden="true">
                {state === "done" ? <IconCheck size={14} stroke={2} /> : index + 1}
              </span>
              <div className={styles.words}>
                <strong>{title}</strong>
                <p>{text}</p>
                {state === "now" && <div className={styles.acts}>{acts}</div>}
              </div>
            </li>
          );
        })}
      </ol>
      {successor && <SwitchKey to={successor} opened={switching} onClose={() => setSwitching(false)} />}
      <ReissueFiles drill={drill} opened={reissuing} onClose={() => setReissuing(false)} />
    </Card>
  );
}

const told = ({ announced_at }: KeyView) =>
  announced_at === null ? "" : `, announced on ${writeDay(dayOf(announced_at))}`;

type Announce = ReturnType<typeof useAct<"key.announce">>;

function MakeActs({ announce }: { announce: Announce }) {
  const may = useMay();
  const navigate = useNavigate();
  const keys = useQuery(ask("key.list", {}));
  const spare = keys.data?.filter(({ status, announced_at }) => status === "active" && announced_at === null) ?? [];
  if (!may("key.announce")) return null;
  return (
    <>
      {spare.map(({ id, version, name }) => (
        <Button
          key={id}
          variant="filled"
          loading={announce.isPending}
          onClick={() =>
            announce.mutate(
              { id, version, announced: true },
              { onSuccess: () => toast(`${name} is the next key. Let new builds embed both.`), onError: toastFault },
            )
          }
        >
          Announce {name}
        </Button>
      ))}
      <Button
        variant={spare.length > 0 ? "default" : "filled"}
        leftSection={<IconPlus size={16} stroke={1.6} />}
        onClick={() => void navigate({ to: "/keys", search: { create: true } })}
      >
        New key
      </Button>
    </>
  );
}

function ShipActs(props: { drill: KeyDrill; successor: KeyView; announce: Announce }) {
  const { drill, successor, announce } = props;
  const may = useMay();
  const [exporting, setExporting] = useState(false);
  const { id, version, name } = successor;
  return (
    <>
      {may("key.export") && (
        <Button leftSection={<IconUpload size={16} stroke={1.6} />} onClick={() => setExporting(true)}>
          Both public keys
        </Button>
      )}
      {may("key.announce") && (
        <Button
          variant="subtle"
          onClick={() =>
            announce.mutate(
              { id, version, announced: false },
              { onSuccess: () => toast(`${name} is not the next key anymore.`), onError: toastFault },
            )
          }
        >
          Take the announcement back
        </Button>
      )}
      <ExportKey signingKey={drill.key} and={successor} opened={exporting} onClose={() => setExporting(false)} />
    </>
  );
}

function SwitchActs({ successor, begin }: { successor: KeyView; begin: () => void }) {
  const may = useMay();
  if (!may("key.use")) return null;
  return (
    <Button leftSection={<IconArrowRight size={16} stroke={1.6} />} onClick={begin}>
      Switch to {successor.name}…
    </Button>
  );
}

function ReissueActs({ drill, begin }: { drill: KeyDrill; begin: () => void }) {
  const may = useMay();
  const left = drill.files.counting + drill.certificates > 0;
  return (
    <>
      {may("key.reissue") && left && (
        <Button variant="filled" leftSection={<IconFiles size={16} stroke={1.6} />} onClick={begin}>
          Make files anew…
        </Button>
      )}
      {drill.newest_revocation_list && (
        <Anchor component={Link} to="/desk" inherit>
          Make the next revocation list
        </Anchor>
      )}
    </>
  );
}

function RetireActs({ signingKey: { id, version, name } }: { signingKey: KeyView }) {
  const may = useMay();
  const retire = useAct("key.retire");
  if (!may("key.retire")) return null;
  const askFirst = () =>
    modals.openConfirmModal({
      title: `Retire ${name}?`,
      children: "What it has signed stays good wherever programs carry its public key. It will never sign again.",
      labels: { confirm: "Retire key", cancel: "Keep it" },
      confirmProps: { color: "red", variant: "filled" },
      onConfirm: () => retire.mutate({ id, version }, { onError: toastFault }),
    });
  return (
    <Button leftSection={<IconArchive size={16} stroke={1.6} />} loading={retire.isPending} onClick={askFirst}>
      Retire {name}…
    </Button>
  );
}
