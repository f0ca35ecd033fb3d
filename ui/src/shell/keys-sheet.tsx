import { Modal } from "@mantine/core";
import { Caps } from "../components/caps";
import { keysNow } from "../keyboard/keys";
import styles from "./keys-sheet.module.css";

/** All keys that work in the place behind it. */
export function KeysSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="Keys" size="lg">
      {opened && <Groups />}
    </Modal>
  );
}

function Groups() {
  const groups = new Map<string, [string, string][]>();
  for (const [shortcut, { label, group = "This page" }] of keysNow()) {
    if (label) groups.set(group, [...(groups.get(group) ?? []), [shortcut, label]]);
  }
  return (
    <div className={styles.groups}>
      {[...groups].map(([group, keys]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl>
            {keys.map(([shortcut, label]) => (
              <div key={shortcut}>
                <dt>{label}</dt>
                <dd>
                  <Caps of={shortcut} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
