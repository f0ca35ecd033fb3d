import { ActionIcon, Tooltip, UnstyledButton } from "@mantine/core";
import { IconLock, IconSearch } from "@tabler/icons-react";
import { Caps } from "../components/caps";
import { useLock } from "../session/session";
import { openPalette } from "./palette/palette";
import styles from "./top-bar.module.css";
import { UserMenu } from "./user-menu";

export function TopBar({ onKeys, onPassword }: { onKeys: () => void; onPassword: () => void }) {
  const lock = useLock();
  return (
    <header className={styles.bar}>
      <UnstyledButton className={styles.search} onClick={openPalette} aria-label="Search or run a command">
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <span>Search or run a command</span>
        <Caps of="ctrl+k" />
      </UnstyledButton>
      <div className={styles.right}>
        <UserMenu onKeys={onKeys} onPassword={onPassword} />
        <Tooltip label="Lock (Ctrl+Shift+L)">
          <ActionIcon size={28} variant="subtle" color="gray" aria-label="Lock" onClick={() => void lock()}>
            <IconLock size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </div>
    </header>
  );
}
