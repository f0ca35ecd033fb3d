import { ActionIcon, Button, Menu, Popover, UnstyledButton } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import styles from "./filter-chips.module.css";

/** One filter of a list. Without a value it waits under "+ Filter". */
export type ListFilter = {
  key: string;
  /** "Product". The chip reads "Product is Spectra Viewer", or without `verb` as the value says it. */
  label: string;
  verb?: string;
  value: ReactNode | null;
  onClear: () => void;
  /** Where the value is chosen; `close` when it is. */
  editor: (close: () => void) => ReactNode;
};

/** The filters that are set, each with its cross, and the way to set another. */
export function FilterChips({ filters }: { filters: ListFilter[] }) {
  const [open, setOpen] = useState<string | null>(null);
  const shown = filters.filter(({ key, value }) => value !== null || key === open);
  const others = filters.filter((filter) => !shown.includes(filter));
  const close = () => setOpen(null);
  return (
    <>
      {shown.map((filter) => (
        <Popover
          key={filter.key}
          opened={open === filter.key}
          onChange={(opened) => setOpen(opened ? filter.key : null)}
          position="bottom-start"
          shadow="md"
          offset={4}
          trapFocus
          returnFocus
          withinPortal
        >
          <Popover.Target>
            <span className={styles.chip}>
              <UnstyledButton className={styles.words} onClick={() => setOpen(open === filter.key ? null : filter.key)}>
                {filter.label} {filter.value === null ? "…" : (filter.verb ?? "is")}{" "}
                {filter.value !== null && <strong>{filter.value}</strong>}
              </UnstyledButton>
              {filter.value !== null && (
                <ActionIcon
                  size={20}
                  variant="subtle"
                  color="gray"
                  aria-label={`Without the filter by ${filter.label.toLowerCase()}`}
                  onClick={filter.onClear}
                >
                  <IconX size={14} stroke={1.8} />
                </ActionIcon>
              )}
            </span>
          </Popover.Target>
          <Popover.Dropdown className={styles.editor}>{filter.editor(close)}</Popover.Dropdown>
        </Popover>
      ))}
      {others.length > 0 && (
        // The focus goes on to the field that the choice opens, not back to the button.
        <Menu position="bottom-start" returnFocus={false}>
          <Menu.Target>
            <Button size="xs" className={styles.add} leftSection={<IconPlus size={14} stroke={1.8} />}>
              Filter
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ key, label }) => (
              <Menu.Item key={key} onClick={() => setOpen(key)}>
                {label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
