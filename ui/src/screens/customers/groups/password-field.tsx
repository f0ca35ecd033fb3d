import { Anchor, PasswordInput } from "@mantine/core";
import type { ReactNode } from "react";
import type { GroupUser } from "../../../contract/generated";
import styles from "./groups.module.css";
import type { UsersOfForm } from "./use-group-form";

/** The password of a user: set, changed or taken away, never seen. */
export function PasswordField(props: {
  label: string | undefined;
  index: number;
  user: GroupUser;
  users: UsersOfForm;
  error: ReactNode;
}) {
  const { label, index, user, users, error } = props;
  const of = `of user ${index + 1}`;
  const typed = users.passwords[index] ?? "";
  const gone = user.remove_password === true;
  const placeholder = gone ? "none after saving" : user.has_password ? "set; type a new one" : "none yet";
  return (
    <div>
      <PasswordInput
        label={label}
        aria-label={`Password ${of}`}
        placeholder={placeholder}
        autoComplete="new-password"
        disabled={gone}
        value={typed}
        onChange={(event) => users.setPassword(index, event.currentTarget.value)}
        error={error}
      />
      {user.has_password && typed === "" && (
        <Anchor
          component="button"
          type="button"
          className={styles.under}
          aria-label={`${gone ? "Keep" : "Remove"} the password ${of}`}
          onClick={() => users.removePassword(index, !gone)}
        >
          {gone ? "Keep it" : "Remove it"}
        </Anchor>
      )}
    </div>
  );
}
