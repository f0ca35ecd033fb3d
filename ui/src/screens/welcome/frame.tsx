import { UnstyledButton, useMantineColorScheme } from "@mantine/core";
import type { ReactNode } from "react";
import { Seal } from "../../components/seal";
import styles from "./welcome.module.css";

const next = { auto: "light", light: "dark", dark: "auto" } as const;
const words = { auto: "like the system", light: "light", dark: "dark" };

/** The page before a vault is open: the seal, a title, one sentence, one thing to do. */
export function Frame(props: { title: string; text: string; version: string; narrow?: boolean; children: ReactNode }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={styles.frame}>
      <main className={styles.middle} data-narrow={props.narrow || undefined}>
        <Seal size={56} />
        <h1 className={styles.title}>{props.title}</h1>
        <p className={styles.text}>{props.text}</p>
        {props.children}
      </main>
      <footer className={styles.footer}>
        <span>Signet {props.version}</span>
        <UnstyledButton className={styles.appearance} onClick={() => setColorScheme(next[colorScheme])}>
          Appearance: {words[colorScheme]}
        </UnstyledButton>
      </footer>
    </div>
  );
}
