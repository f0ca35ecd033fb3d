import clsx from "clsx";
import { type ReactNode, useId } from "react";
import styles from "./card.module.css";

/** A bordered group of things that belong together, with an optional head. */
export function Card(props: {
  title?: ReactNode;
  hint?: ReactNode;
  action?: ReactNode;
  /** Tables and lists reach the card's edges. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={clsx(styles.card, props.className)} aria-labelledby={props.title ? id : undefined}>
      {props.title && (
        <header className={styles.head}>
          <h2 id={id} className={styles.title}>
            {props.title}
          </h2>
          {props.hint && <span className={styles.hint}>{props.hint}</span>}
          {props.action && <div className={styles.action}>{props.action}</div>}
        </header>
      )}
      <div className={props.flush ? undefined : styles.body}>{props.children}</div>
    </section>
  );
}
