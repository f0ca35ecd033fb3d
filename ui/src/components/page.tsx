import { Anchor } from "@mantine/core";
import { useDocumentTitle } from "@mantine/hooks";
import { IconChevronRight } from "@tabler/icons-react";
import { Link, type LinkProps } from "@tanstack/react-router";
import clsx from "clsx";
import { type ReactNode, useEffect, useRef } from "react";
import styles from "./page.module.css";

type Crumb = { label: string; to: LinkProps["to"] };

/** The frame of every place: where you are, its title, what can be done here, and the content that scrolls. */
export function Page(props: {
  title: string;
  crumbs?: (Crumb | string)[];
  beside?: ReactNode;
  actions?: ReactNode;
  /** The title is a serial number. */
  mono?: boolean;
  /** What belongs to the title and stands below it: facts, tabs. */
  under?: ReactNode;
  footer?: ReactNode;
  /** Lists bring their own scrolling. */
  fixed?: boolean;
  children: ReactNode;
}) {
  useDocumentTitle(`${props.title} – Signet`);
  const frame = useRef<HTMLDivElement>(null);
  const title = useRef<HTMLHeadingElement>(null);
  // Whoever arrives here by keyboard or screen reader starts at the title, unless a field asked for the focus.
  useEffect(() => {
    if (!frame.current?.contains(document.activeElement)) title.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className={styles.page} ref={frame}>
      <div className={props.fixed ? styles.fixed : styles.scroll}>
        <header className={styles.header}>
          {props.crumbs && <Crumbs crumbs={props.crumbs} />}
          <div className={styles.row}>
            <h1 className={clsx(styles.title, props.mono && "mono")} ref={title} tabIndex={-1}>
              {props.title}
            </h1>
            {props.beside}
            <div className={styles.actions}>{props.actions}</div>
          </div>
          {props.under}
        </header>
        {props.children}
      </div>
      {props.footer}
    </div>
  );
}

function Crumbs({ crumbs }: { crumbs: (Crumb | string)[] }) {
  return (
    <nav aria-label="Breadcrumb" className={styles.crumbs}>
      {crumbs.map((crumb, index) => (
        <span key={typeof crumb === "string" ? crumb : crumb.label}>
          {index > 0 && <IconChevronRight size={14} stroke={1.8} aria-hidden="true" />}
          {typeof crumb === "string" ? (
            crumb
          ) : (
            <Anchor component={Link} to={crumb.to} c="dimmed" inherit>
              {crumb.label}
            </Anchor>
          )}
        </span>
      ))}
    </nav>
  );
}
