import { Anchor, Button, Group, PasswordInput, Select, Stack } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { FaultNote } from "../../components/fault-note";
import { faultLike } from "../../contract/faults";
import { call, type Fault, type FolderView, type Request, type SessionView } from "../../contract/generated";
import styles from "./welcome.module.css";

/** Who comes in, and their password. The user is asked for only where there are several. */
export function SignIn(props: {
  folder: string;
  look: FolderView | undefined;
  onDone: (session: SessionView) => void;
  onBack: () => void;
  backWord: string;
  button: string;
  children?: ReactNode;
}) {
  const { folder, look, onDone, onBack, backWord, button, children } = props;
  const [chosen, setChosen] = useState<string | null>(() => localStorage.getItem(lastUser(folder)));
  const [password, setPassword] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const users = look?.users ?? [];
  const user = users.includes(chosen ?? "") ? chosen : (users[0] ?? null);
  const open = useMutation<SessionView, Fault, Request<"vault.open">>({
    mutationFn: (request) => call("vault.open", request),
    onSuccess: (session) => {
      localStorage.setItem(lastUser(folder), session.user.name);
      onDone(session);
    },
  });
  const wrong = open.error?.code === "wrong_password";
  useEffect(() => {
    if (wrong) field.current?.select();
  }, [wrong]);
  const missing = look !== undefined && !look.exists;
  return (
    <form
      className={styles.form}
      aria-label={button}
      onSubmit={(event) => {
        event.preventDefault();
        if (!open.isPending && password) open.mutate({ folder, user, password });
      }}
    >
      <Stack gap="md">
        {children}
        {users.length > 1 && <Select label="User" data={users} value={user} onChange={setChosen} />}
        <PasswordInput
          ref={field}
          label="Password"
          aria-invalid={wrong || undefined}
          autoFocus={!children}
          autoComplete="current-password"
          value={password}
          error={wrong ? "The password does not fit. Mind capital letters and the keyboard’s language." : undefined}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            if (wrong) open.reset();
          }}
        />
        {look?.in_use && !open.error && <FaultNote fault={faultLike("vault_in_use")} />}
        {!wrong && <FaultNote fault={open.error} />}
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={onBack}>
            {backWord}
          </Anchor>
          <Button type="submit" variant="filled" size="md" loading={open.isPending} disabled={missing || !password}>
            {button}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

// Only the name of the user, so that a shared computer suggests the one who worked last.
const lastUser = (folder: string) => `signet.user.${folder}`;
