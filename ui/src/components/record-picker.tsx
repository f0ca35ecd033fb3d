import { Combobox, TextInput, type TextInputProps, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, type UseQueryOptions, useQuery } from "@tanstack/react-query";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import type { Fault, Id, Page } from "../contract/generated";
import styles from "./record-picker.module.css";

type Query<T> = UseQueryOptions<Page<T>, Fault, Page<T>, readonly unknown[]>;

/** Finds one record by typing: Rust searches, the first hit is marked, Enter takes it, be it struck before the answer. */
export function RecordPicker<T extends { id: Id }>(
  props: Omit<TextInputProps, "onSelect"> & {
    query: (text: string) => Query<T>;
    nameOf: (row: T) => string;
    detailOf: (row: T) => ReactNode;
    onPick: (id: Id) => void;
    /** Where nothing fits: makes a new record under the typed name. */
    create?: { word: string; run: (text: string) => void };
    nothing: string;
    /** Inside a popover, which would close on a click outside of it. */
    inside?: boolean;
  },
) {
  const { query, nameOf, detailOf, onPick, create, nothing, inside = false, ...field } = props;
  const [text, setText] = useState("");
  const [settled] = useDebouncedValue(text.trim(), 100);
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const found = useQuery({
    ...query(settled),
    enabled: combobox.dropdownOpened,
    placeholderData: keepPreviousData,
  });
  const rows = found.data?.rows ?? [];
  const shown = rows.map(({ id }) => id).join();

  // The first hit is marked as soon as hits are there, so that Enter always means what is seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `combobox` is a new object at every render
  useEffect(() => {
    if (combobox.dropdownOpened) combobox.selectFirstOption();
  }, [shown, combobox.dropdownOpened, settled]);

  // Enter before the answer to what was typed is there: it means the first of that answer.
  const late = combobox.dropdownOpened && (settled !== text.trim() || found.isPending || found.isPlaceholderData);
  const early = useRef(false);
  useEffect(() => {
    if (late || !early.current) return;
    early.current = false;
    if (!combobox.dropdownOpened || found.isError) return;
    combobox.selectFirstOption();
    combobox.clickSelectedOption();
  });
  const onKeyDownCapture = (event: KeyboardEvent) => {
    early.current = late && event.key === "Enter" && !event.nativeEvent.isComposing;
    if (!early.current) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const pick = (value: string) => {
    combobox.closeDropdown();
    setText("");
    if (value === "create") create?.run(text.trim());
    else onPick(value);
  };
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={pick}
      withinPortal={!inside}
      classNames={{ dropdown: styles.dropdown, option: styles.option }}
    >
      <Combobox.Target>
        <TextInput
          {...field}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDownCapture={onKeyDownCapture}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={found.isPending}>
        <Combobox.Options mah={280} style={{ overflowY: "auto" }}>
          {rows.map((row) => (
            <Combobox.Option key={row.id} value={row.id}>
              <bdi className={styles.name}>{nameOf(row)}</bdi>
              <span className={styles.detail}>{detailOf(row)}</span>
            </Combobox.Option>
          ))}
          {create && (
            <Combobox.Option value="create">
              {create.word}
              {text.trim() && ` “${text.trim()}”`}…
            </Combobox.Option>
          )}
          {rows.length === 0 && !create && <Combobox.Empty>{nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
