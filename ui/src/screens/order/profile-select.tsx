import { Select } from "@mantine/core";
import { IconTicket } from "@tabler/icons-react";
import type { Id, LineView, ProfileRow } from "../../contract/generated";
import { count } from "../../time/locale";
import styles from "./line.module.css";

const none = "none";

/** "288 left", "none left"; nothing for a profile without a quota. */
export function quotaLeft({ quota, used }: Pick<ProfileRow, "quota" | "used">): string {
  if (quota === null) return "";
  return quota > used ? `${count(quota - used)} left` : "none left";
}

/** The profile a line was made from, with what its quota has left. Nothing for a product without profiles. */
export function ProfileSelect(props: { view: LineView; wrong: boolean; onChange: (profile: Id | null) => void }) {
  const { view, wrong, onChange } = props;
  const { profile, product_name } = view;
  // One that is no longer offered still shows what the line was made from.
  const offered = view.profiles.some(({ id }) => id === profile?.id) || !profile ? [] : [profile];
  const profiles = [...view.profiles, ...offered];
  if (profiles.length === 0) return null;
  const left = profile ? quotaLeft(profile) : "";
  return (
    <span className={styles.profile}>
      <Select
        size="xs"
        w={190}
        aria-label={`Profile of ${product_name}`}
        leftSection={<IconTicket size={14} stroke={1.8} aria-hidden="true" />}
        leftSectionWidth={26}
        data={[
          { value: none, label: "No profile" },
          ...profiles.map(({ id, name, archived }) => ({ value: id, label: name, disabled: archived })),
        ]}
        value={profile?.id ?? none}
        error={wrong}
        onChange={(value) => onChange(value === none ? null : value)}
        comboboxProps={{ width: 260, position: "bottom-start" }}
        renderOption={({ option }) => {
          const row = profiles.find(({ id }) => id === option.value);
          return (
            <span className={styles.option}>
              {option.label}
              {row && <span className="dim">{quotaLeft(row)}</span>}
            </span>
          );
        }}
      />
      {left && <span className="dim">{left}</span>}
    </span>
  );
}
