import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { Caps } from "../../components/caps";
import { several } from "../../time/locale";
import { useActions } from "./actions";
import { Entry } from "./entry";
import styles from "./palette.module.css";
import { useRecords } from "./records";

const [store, palette] = createSpotlight();

/** Opens the command palette, from the field in the top bar or by Ctrl+K. */
export const openPalette = palette.open;

/** Everything by name: records first, then actions. ">" leaves only actions. */
export function Palette() {
  const [query, setQuery] = useState("");
  const [settled] = useDebouncedValue(query, 120);
  const onlyActions = query.startsWith(">");
  const text = query.replace(/^>/, "").trim();
  const records = useRecords(onlyActions ? "" : settled.trim());
  const actions = useActions(text);
  const groups = [...(onlyActions ? [] : records), { name: "Actions", entries: actions }].filter(
    ({ entries }) => entries.length > 0,
  );
  const found = groups.reduce((sum, { entries }) => sum + entries.length, 0);
  const list = useRef<HTMLDivElement>(null);

  // Records come after the keystroke that asked for them: the first of what is there now is the marked one.
  const shown = groups.flatMap(({ entries }) => entries.map(({ id }) => id)).join();
  useEffect(() => {
    if (!shown) return;
    for (const entry of list.current?.querySelectorAll("[data-selected]") ?? []) entry.removeAttribute("data-selected");
    list.current?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [shown]);

  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      size={640}
      centered={false}
      yOffset={104}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      scrollable
      maxHeight={560}
      aria-label="Search or run a command"
      transitionProps={{ duration: 60 }}
      classNames={styles}
    >
      <Spotlight.Search
        placeholder="Search or run a command"
        aria-label="Search or run a command"
        leftSection={<IconSearch size={18} stroke={1.6} />}
        rightSection={<Caps of="escape" />}
        rightSectionWidth={56}
      />
      <Spotlight.ActionsList ref={list}>
        {groups.map(({ name, entries }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} query={text} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found === 0 && <Spotlight.Empty>Nothing found</Spotlight.Empty>}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={styles.footer}>
        <span>
          <Caps of="arrowup arrowdown" /> Move
        </span>
        <span>
          <Caps of=">" /> Only actions
        </span>
        <span className={styles.found}>{several(found, "result")}</span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
