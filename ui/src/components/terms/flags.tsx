import { ActionIcon, Menu, Tooltip } from "@mantine/core";
import { IconCheck, IconPlus } from "@tabler/icons-react";
import type { Flag, SeatUnit, Terms } from "../../contract/generated";
import { Tag } from "../tag";
import styles from "./terms.module.css";
import { flagWords, networkWords, unitWords } from "./words";

const flags = Object.keys(flagWords) as Flag[];
const units = Object.keys(unitWords) as SeatUnit[];

/** The flags that are set, as tags. A station is the usual seat and needs no word. */
export function FlagTags({ terms }: { terms: Terms }) {
  return (
    <>
      {terms.unit !== "station" && <Tag>per {unitWords[terms.unit]}</Tag>}
      {terms.remote && <Tag icon={networkWords.icon}>{networkWords.tag}</Tag>}
      {flags
        .filter((flag) => terms.flags.includes(flag))
        .map((flag) => (
          <Tag key={flag} icon={flagWords[flag].icon}>
            {flagWords[flag].tag}
          </Tag>
        ))}
    </>
  );
}

/** The same, with the menu that sets them. */
export function FlagsField(props: { of: string; terms: Terms; onChange: (terms: Terms) => void }) {
  const { of, terms, onChange } = props;
  const toggle = (flag: Flag) => {
    const set = terms.flags.includes(flag);
    onChange({ ...terms, flags: set ? terms.flags.filter((other) => other !== flag) : [...terms.flags, flag] });
  };
  return (
    <span className={styles.flags}>
      <FlagTags terms={terms} />
      <Menu closeOnItemClick={false} width={250}>
        <Tooltip label="Seat unit and flags">
          <Menu.Target>
            <ActionIcon size={22} variant="subtle" color="gray" aria-label={`Flags of ${of}`} className={styles.add}>
              <IconPlus size={14} stroke={1.8} />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          <Menu.Label>A seat is a</Menu.Label>
          {units.map((unit) => (
            <Choice
              key={unit}
              on={terms.unit === unit}
              word={unitWords[unit]}
              run={() => onChange({ ...terms, unit })}
            />
          ))}
          <Menu.Divider />
          <Menu.Label>Flags</Menu.Label>
          <Choice
            on={terms.remote}
            word={networkWords.word}
            run={() => onChange({ ...terms, remote: !terms.remote })}
          />
          {flags.map((flag) => (
            <Choice key={flag} on={terms.flags.includes(flag)} word={flagWords[flag].word} run={() => toggle(flag)} />
          ))}
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

function Choice({ on, word, run }: { on: boolean; word: string; run: () => void }) {
  return (
    <Menu.Item
      role="menuitemcheckbox"
      aria-checked={on}
      leftSection={<IconCheck size={14} stroke={1.8} style={{ visibility: on ? "visible" : "hidden" }} />}
      onClick={run}
    >
      {word}
    </Menu.Item>
  );
}
