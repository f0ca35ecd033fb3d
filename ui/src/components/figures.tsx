import type { ReactNode } from "react";
import { Card } from "./card";
import styles from "./figures.module.css";

/** Figures side by side, in a card of their own or at the top of another. */
export function Figures({ card = false, children }: { card?: boolean; children: ReactNode }) {
  const list = <dl className={styles.figures}>{children}</dl>;
  return card ? <Card flush>{list}</Card> : list;
}

/** A figure with its name and a word about it. */
export function Figure(props: { name: string; detail: ReactNode; due?: boolean; children: ReactNode }) {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd className={styles.figure}>{props.children}</dd>
      <dd className={styles.detail} data-due={props.due || undefined}>
        {props.detail}
      </dd>
    </div>
  );
}
