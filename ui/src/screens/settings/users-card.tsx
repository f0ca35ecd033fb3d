import { Button } from "@mantine/core";
import { modals } from "@mantine/modals";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { Person } from "../../components/person";
import { toastFault } from "../../components/toast";
import { ask, useAct } from "../../contract/ask";
import type { UserView } from "../../contract/generated";
import { roleWords } from "../../session/roles";
import { useSession } from "../../session/session";
import { AddUser } from "./add-user";
import styles from "./settings.module.css";

/** Who may open this vault, each with their own password. */
export function UsersCard() {
  const session = useSession();
  const users = useQuery(ask("user.list", {}));
  const remove = useAct("user.remove");
  const [adding, setAdding] = useState(false);
  const askRemove = (user: UserView) =>
    modals.openConfirmModal({
      title: `Remove ${user.full_name || user.name}?`,
      children: "Their password no longer opens this vault. What they did stays in the journal.",
      labels: { confirm: "Remove user", cancel: "Keep them" },
      confirmProps: { color: "red", variant: "filled" },
      onConfirm: () => remove.mutate({ id: user.id, version: user.version }, { onError: toastFault }),
    });
  return (
    <Card
      flush
      title="Users"
      hint="each with their own password"
      action={
        <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={() => setAdding(true)}>
          Add a user
        </Button>
      }
    >
      <FaultNote fault={users.error} />
      <table className={styles.users} aria-label="Users">
        <tbody>
          {users.data?.map((user) => (
            <tr key={user.id}>
              <td>
                <Person name={user.full_name || user.name} />
              </td>
              <td className="dim">{user.name}</td>
              <td>{roleWords[user.role]}</td>
              <td style={{ textAlign: "right" }}>
                {user.id === session.user.id ? (
                  <span className="dim">You</span>
                ) : (
                  <Button size="xs" aria-label={`Remove ${user.name}`} onClick={() => askRemove(user)}>
                    Remove
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <AddUser opened={adding} onClose={() => setAdding(false)} />
    </Card>
  );
}
