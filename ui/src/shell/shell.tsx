import { useLocalStorage, useMediaQuery } from "@mantine/hooks";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useKeys } from "../keyboard/keys";
import { useNewOrder } from "../screens/orders/new-order";
import { useLock, useMay } from "../session/session";
import { ChangePassword } from "./change-password";
import { KeysSheet } from "./keys-sheet";
import { Navigation } from "./navigation";
import { openPalette, Palette } from "./palette/palette";
import { places } from "./places";
import styles from "./shell.module.css";
import { TopBar } from "./top-bar";
import { Works } from "./works";

/** The frame of an open vault: navigation at the left, search and user on top, the place in the middle. */
export function Shell() {
  const navigate = useNavigate();
  const lock = useLock();
  const may = useMay();
  const newOrder = useNewOrder();
  const [folded, setFolded] = useLocalStorage({ key: "signet.navigation.folded", defaultValue: false });
  const narrow = useMediaQuery("(max-width: 1099px)") ?? false;
  const [sheet, setSheet] = useState(false);
  const [password, setPassword] = useState(false);

  const go = "Go to";
  useKeys({
    ...Object.fromEntries(
      places.map(({ name, to, letter }) => [
        `g ${letter}`,
        { run: () => void navigate({ to }), label: name, group: go },
      ]),
    ),
    "ctrl+k": { run: openPalette, label: "Search or run a command", group: "Window" },
    "ctrl+b": { run: () => setFolded(!folded), label: "Collapse the navigation", group: "Window" },
    "ctrl+shift+l": { run: () => void lock(), label: "Lock the vault", group: "Window", inDialogs: true },
    "ctrl+shift+n": may("order.create") ? { run: () => newOrder(), label: "New order", group: "Window" } : undefined,
    "?": { run: () => setSheet(true), label: "All keys", group: "Window" },
  });

  return (
    <div className={styles.shell} data-folded={folded || narrow || undefined}>
      <Navigation folded={folded || narrow} onFold={narrow ? undefined : () => setFolded(!folded)} />
      <TopBar onKeys={() => setSheet(true)} onPassword={() => setPassword(true)} />
      <main className={styles.main}>
        <Outlet />
      </main>
      <Works />
      <Palette />
      <KeysSheet opened={sheet} onClose={() => setSheet(false)} />
      <ChangePassword opened={password} onClose={() => setPassword(false)} />
    </div>
  );
}
