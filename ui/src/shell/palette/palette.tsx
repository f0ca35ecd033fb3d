import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight, useSpotlight } from "@mantine/spotlight";
import { IconChevronLeft, IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { Caps } from "../../components/caps";
import type { Hit } from "../../contract/generated";
import { several } from "../../time/locale";
import { useActions } from "./actions";
import { Entry, type PaletteEntry } from "./entry";
import styles from "./palette.module.css";
import { useRecordActions } from "./record-actions";
import { useRecords } from "./records";
import { useSearchHits } from "./use-search";

const [store, palette] = createSpotlight();

// Where the focus was, to be given back.
let before: Element | null = null;

/** Opens the command palette, from the field in the top bar or by Ctrl+K. */
export function openPalette(): void {
  before = document.activeElement;
  palette.open();
}

const matching = (entries: PaletteEntry[], text: string) =>
  entries.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));

/** Everything by name: records first, then actions. ">" leaves only actions; Tab shows those of the marked record. */
export function Palette() {
  const [query, setQuery] = useState("");
  // The record whose actions are shown, and what was typed to find it.
  const [inside, setInside] = useState<{ hit: Hit; query: string } | null>(null);
  const [settled] = useDebouncedValue(query, 60);
  const onlyActions = query.startsWith(">");
  const text = query.replace(/^>/, "").trim();
  const searched = inside || onlyActions ? "" : settled.trim();
  const { found, waiting } = useSearchHits(searched);
  const records = useRecords(searched, found);
  const actionsOf = useRecordActions();
  const actions = useActions(text, found?.hits ?? [], useSpotlight(store).opened);
  const groups = inside
    ? [{ name: inside.hit.title, entries: matching(actionsOf(inside.hit), text) }]
    : [...records, { name: "Actions", entries: actions }].filter(({ entries }) => entries.length > 0);
  const entries = groups.flatMap((group) => group.entries);
  const list = useRef<HTMLDivElement>(null);

  // Records come after the keystroke that asked for them: the first of what is there now is the marked one.
  const shown = entries.map(({ id }) => id).join();
  useEffect(() => {
    if (!shown) return;
    for (const entry of list.current?.querySelectorAll("[data-selected]") ?? []) entry.removeAttribute("data-selected");
    list.current?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
    store.updateState((state) => ({ ...state, selected: 0 }));
  }, [shown]);

  // Enter or Tab pressed before the answer to what was typed is there: it means the first of that answer.
  const late = !inside && !onlyActions && (settled.trim() !== text || waiting);
  const early = useRef("");
  useEffect(() => {
    if (late || !early.current) return;
    if (early.current === "Enter") list.current?.querySelector<HTMLElement>("[data-selected]")?.click();
    else enter();
    early.current = "";
  });
  const onKeyDownCapture = (event: KeyboardEvent) => {
    early.current = "";
    if (!late || event.shiftKey || !["Enter", "Tab"].includes(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    early.current = event.key;
  };

  const enter = () => {
    const marked = list.current?.querySelector("[data-selected]")?.getAttribute("data-entry");
    const hit = entries.find(({ id }) => id === marked)?.hit;
    if (!hit || inside) return;
    setInside({ hit, query });
    setQuery("");
  };
  const leave = () => {
    setQuery(inside?.query ?? "");
    setInside(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const back =
      event.key === "Escape" || (event.key === "Tab" && event.shiftKey) || (event.key === "Backspace" && !query);
    if (inside && back) {
      event.preventDefault();
      leave();
    } else if (event.key === "Tab") {
      // The focus stays in the field; the arrows move.
      event.preventDefault();
      enter();
    }
  };
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => {
        setInside(null);
        early.current = "";
        if (document.activeElement === document.body) (before as HTMLElement | null)?.focus({ preventScroll: true });
      }}
      // Its own way gives back what has the focus a moment after the field took it: the field.
      returnFocus={false}
      closeOnEscape={inside === null}
      shortcut={null}
      size={640}
      centered={false}
      yOffset={104}
      overlayProps={{ backgroundOpacity: 0.3, blur: 0 }}
      scrollable
      attributes={{ content: { "aria-label": "Search or run a command" } }}
      transitionProps={{ duration: 0 }}
      classNames={styles}
    >
      <Spotlight.Search
        // At once, and not a moment later: what is typed ahead is meant for it.
        autoFocus
        placeholder={inside ? "What to do with it" : "Search or run a command"}
        aria-label={inside ? `Actions of ${inside.hit.title}` : "Search or run a command"}
        leftSection={inside ? <IconChevronLeft size={18} stroke={1.6} /> : <IconSearch size={18} stroke={1.6} />}
        rightSection={<Caps of="escape" />}
        rightSectionWidth={56}
        onKeyDownCapture={onKeyDownCapture}
        onKeyDown={onKeyDown}
      />
      <Spotlight.ActionsList ref={list}>
        {groups.map(({ name, entries: own }) => (
          <Spotlight.ActionsGroup key={name} label={name}>
            {own.map((entry) => (
              <Entry key={entry.id} entry={entry} query={text} />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {entries.length === 0 && <Spotlight.Empty>Nothing found</Spotlight.Empty>}
      </Spotlight.ActionsList>
      <Spotlight.Footer className={styles.footer}>
        <span>
          <Caps of="arrowup arrowdown" /> Move
        </span>
        {inside ? (
          <span>
            <Caps of="escape" /> Back
          </span>
        ) : (
          <>
            <span>
              <Caps of="tab" /> Actions of this record
            </span>
            <span>
              <Caps of=">" /> Only actions
            </span>
          </>
        )}
        <span className={styles.found} role="status">
          {found ? `${several(found.hits.length, "result")} in ${found.ms} ms` : several(entries.length, "action")}
        </span>
      </Spotlight.Footer>
    </Spotlight.Root>
  );
}
