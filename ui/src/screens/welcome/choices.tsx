import { UnstyledButton } from "@mantine/core";
import type { Icon } from "@tabler/icons-react";
import { IconEye, IconFilePlus, IconFolderOpen, IconHistory, IconShieldLock } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { Caps } from "../../components/caps";
import { FaultNote } from "../../components/fault-note";
import { call, type Fault, type SessionView, type StateView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { lastPart } from "../../shell/vault-menu";
import { Frame } from "./frame";
import styles from "./welcome.module.css";

type Choice = { icon: Icon; title: string; text: string; run: () => void };

/** The three ways in, by the keys 1, 2 and 3; a fourth leads back to the vault that was open last. */
export function Choices(props: {
  state: StateView;
  onChoose: (step: "create" | "open" | "unlock") => void;
  onDone: (session: SessionView) => void;
}) {
  const { state, onChoose, onDone } = props;
  const demo = useMutation<SessionView, Fault>({ mutationFn: () => call("vault.demo", {}), onSuccess: onDone });
  const recent = state.recent[0];
  const choices: Choice[] = [
    {
      icon: IconFilePlus,
      title: "Create a vault",
      text: "One encrypted file for your products, keys and customers.",
      run: () => onChoose("create"),
    },
    {
      icon: IconFolderOpen,
      title: "Open a vault",
      text: "From this computer, a backup, or a colleague’s console.",
      run: () => onChoose("open"),
    },
    {
      icon: IconEye,
      title: "Look around in a demo vault",
      text: demo.isPending
        ? "Filling it with believable data…"
        : "Believable data, nothing to set up. Nothing leaves this window.",
      run: () => !demo.isPending && demo.mutate(),
    },
  ];
  if (recent) {
    choices.push({
      icon: IconHistory,
      title: `Back to ${lastPart(recent)}`,
      text: "The vault that was open last.",
      run: () => onChoose("unlock"),
    });
  }
  useKeys(Object.fromEntries(choices.map(({ run }, index) => [String(index + 1), { run }])));
  return (
    <Frame title="Signet" text="Sell, sign, deliver and support your software licenses." version={state.version}>
      {choices.map(({ icon: Mark, title, text, run }, index) => (
        <UnstyledButton
          key={title}
          className={styles.choice}
          aria-label={title}
          data-autofocus={index === 0 || undefined}
          autoFocus={index === 0}
          onClick={run}
        >
          <span className={styles.tile}>
            <Mark size={20} stroke={1.6} aria-hidden="true" />
          </span>
          <span className={styles.words}>
            <strong>{title}</strong>
            <span>{text}</span>
          </span>
          <Caps of={String(index + 1)} />
        </UnstyledButton>
      ))}
      <FaultNote fault={demo.error} />
      <p className={styles.note}>
        <IconShieldLock size={14} stroke={1.8} aria-hidden="true" />
        No account and no server. The file opens only with your password.
      </p>
    </Frame>
  );
}
