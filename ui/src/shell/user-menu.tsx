import { type MantineColorScheme, Menu, UnstyledButton, useMantineColorScheme } from "@mantine/core";
import {
  IconCheck,
  IconDeviceDesktop,
  IconKeyboard,
  IconLock,
  IconMoon,
  IconPassword,
  IconSun,
} from "@tabler/icons-react";
import { Caps } from "../components/caps";
import { Initials } from "../components/person";
import { roleWords } from "../session/roles";
import { useLock, useSession } from "../session/session";
import styles from "./top-bar.module.css";

const appearances: { scheme: MantineColorScheme; word: string; icon: typeof IconSun }[] = [
  { scheme: "light", word: "Light", icon: IconSun },
  { scheme: "dark", word: "Dark", icon: IconMoon },
  { scheme: "auto", word: "Like the system", icon: IconDeviceDesktop },
];

/** Who is signed in, how the window looks to them, and their password. */
export function UserMenu({ onKeys, onPassword }: { onKeys: () => void; onPassword: () => void }) {
  const { user } = useSession();
  const lock = useLock();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const name = user.full_name || user.name;
  return (
    <Menu width={230}>
      <Menu.Target>
        <UnstyledButton className={styles.user} aria-label={`Signed in: ${name}, ${roleWords[user.role]}`}>
          <Initials name={name} accent />
          <span>
            <strong>{name}</strong> <span className="dim">· {roleWords[user.role]}</span>
          </span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Appearance</Menu.Label>
        {appearances.map(({ scheme, word, icon: Mark }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Mark size={16} stroke={1.6} />}
            rightSection={colorScheme === scheme ? <IconCheck size={14} stroke={1.8} /> : undefined}
            aria-current={colorScheme === scheme || undefined}
            onClick={() => setColorScheme(scheme)}
          >
            {word}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconPassword size={16} stroke={1.6} />} onClick={onPassword}>
          Change password…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconKeyboard size={16} stroke={1.6} />}
          rightSection={<Caps of="?" />}
          onClick={onKeys}
        >
          All keys
        </Menu.Item>
        <Menu.Item
          leftSection={<IconLock size={16} stroke={1.6} />}
          rightSection={<Caps of="ctrl+shift+l" />}
          onClick={() => void lock()}
        >
          Lock
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
