import { Menu, UnstyledButton } from "@mantine/core";
import { IconChevronDown, IconFolderOpen, IconLock } from "@tabler/icons-react";
import { Caps } from "../components/caps";
import { Seal } from "../components/seal";
import { chooseNextTime } from "../session/entrance";
import { useLock, useSession } from "../session/session";
import styles from "./vault-menu.module.css";

/** The last part of a folder's path, in either system's spelling. */
export function lastPart(folder: string): string {
  return folder.split(/[/\\]/).filter(Boolean).pop() ?? folder;
}

/** Which vault is open, and the way out of it. */
export function VaultMenu({ folded }: { folded: boolean }) {
  const session = useSession();
  const lock = useLock();
  const other = async () => {
    chooseNextTime();
    await lock();
  };
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <UnstyledButton className={styles.vault} aria-label={`Vault of ${session.company}`} title={session.folder}>
          <Seal size={22} />
          {!folded && (
            <>
              <span className={styles.names}>
                <span className={styles.name}>{session.company}</span>
                <span className={styles.folder}>{session.demo ? "Demo vault" : lastPart(session.folder)}</span>
              </span>
              <IconChevronDown size={14} stroke={1.6} aria-hidden="true" />
            </>
          )}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconLock size={16} stroke={1.6} />}
          rightSection={<Caps of="ctrl+shift+l" />}
          onClick={() => void lock()}
        >
          Lock
        </Menu.Item>
        <Menu.Item leftSection={<IconFolderOpen size={16} stroke={1.6} />} onClick={() => void other()}>
          Other vault…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
