import { TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useKeys } from "../keyboard/keys";
import { Caps } from "./caps";
import styles from "./filter.module.css";

/** The filter of a list. "/" comes here, Esc empties it and then leaves it, ↓ goes to the first row. */
export function Filter({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const tell = useDebouncedCallback(onChange, 150);
  const come = () => {
    field.current?.focus();
    field.current?.select();
  };
  useKeys({ "/": { run: come, label: "Filter this list", group: "List" } });
  const set = (value: string) => {
    setTyped(value);
    tell(value);
  };
  return (
    <TextInput
      ref={field}
      size="xs"
      className={styles.filter}
      type="search"
      aria-label="Filter this list"
      placeholder="Filter this list"
      leftSection={<IconSearch size={14} stroke={1.8} />}
      rightSection={typed ? undefined : <Caps of="/" />}
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "Escape" && typed) {
          event.preventDefault();
          set("");
        } else if (event.key === "ArrowDown") {
          event.preventDefault();
          document.querySelector<HTMLElement>("[data-list], tr[data-id]")?.focus();
        }
      }}
    />
  );
}

/** The row under a list's tabs: its filters, what they leave, and at the end what can be done with that. */
export function FilterRow(props: { children: React.ReactNode; state?: React.ReactNode; end?: React.ReactNode }) {
  return (
    <div className={styles.row}>
      {props.children}
      <span className={styles.state}>{props.state}</span>
      {props.end}
    </div>
  );
}
