import { Button, Loader, NavLink } from "@mantine/core";
import { IconPlus, IconUser, IconUsersGroup } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card } from "../../../components/card";
import { Empty } from "../../../components/empty";
import { FaultNote } from "../../../components/fault-note";
import { ask } from "../../../contract/ask";
import type { CustomerView, Id } from "../../../contract/generated";
import { useMay } from "../../../session/session";
import { several } from "../../../time/locale";
import { GroupEditor } from "./group-editor";
import styles from "./groups.module.css";
import { treeOf } from "./tree";

/** The groups of a customer: whose users share which licenses. */
export function GroupsTab({ customer }: { customer: CustomerView }) {
  const list = useQuery(ask("group.list", { customer_id: customer.id }));
  const may = useMay();
  const [chosen, setChosen] = useState<Id | "new" | null>(null);
  const groups = list.data ?? [];
  const tree = treeOf(groups);
  const at = chosen === "new" ? "new" : (groups.find(({ id }) => id === chosen)?.id ?? tree[0]?.group.id ?? null);
  const group = groups.find(({ id }) => id === at) ?? null;
  const mayEdit = may("group.save");
  if (list.isPending || list.error)
    return <div className={styles.content}>{list.error ? <FaultNote fault={list.error} /> : <Loader size="sm" />}</div>;
  if (at === null)
    return (
      <Empty
        icon={IconUsersGroup}
        title="No groups yet"
        text="A group holds the people who sign in to use licenses together. A master group has sub-groups and manages them."
        action={mayEdit ? { label: "New group", run: () => setChosen("new") } : undefined}
      />
    );
  return (
    <div className={styles.content}>
      <Card
        flush
        title="Groups"
        action={
          mayEdit && (
            <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={() => setChosen("new")}>
              New group
            </Button>
          )
        }
      >
        <nav aria-label="Groups" className={styles.tree}>
          {tree.map(({ group: one, depth }) => (
            <NavLink
              key={one.id}
              component="button"
              className={styles.entry}
              active={one.id === at}
              aria-current={one.id === at ? "true" : undefined}
              style={{ paddingInlineStart: 12 + depth * 20 }}
              leftSection={
                one.content.kind === "master" ? (
                  <IconUsersGroup size={16} stroke={1.6} aria-label="Master group" />
                ) : (
                  <IconUser size={16} stroke={1.6} aria-label="Group" />
                )
              }
              label={<bdi>{one.content.name}</bdi>}
              rightSection={<span className="dim figures">{several(one.content.users.length, "user")}</span>}
              onClick={() => setChosen(one.id)}
            />
          ))}
          {at === "new" && (
            <NavLink
              component="button"
              className={styles.entry}
              active
              label="New group"
              style={{ paddingInlineStart: 12 }}
            />
          )}
        </nav>
      </Card>
      <GroupEditor
        key={at}
        customer={customer}
        groups={groups}
        group={group}
        onSaved={setChosen}
        onGone={() => setChosen(null)}
      />
    </div>
  );
}
