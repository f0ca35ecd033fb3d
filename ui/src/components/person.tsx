import styles from "./person.module.css";

/** "Anna Brandt" → "AB", "Madonna" → "M". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("");
}

/** The round initials of a person; the name stands beside them. */
export function Initials({ name, accent = false }: { name: string; accent?: boolean }) {
  return (
    <span className={styles.initials} data-accent={accent || undefined} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

/** Somebody of the vault. */
export function Person({ name }: { name: string }) {
  return (
    <span className={styles.person}>
      <Initials name={name} />
      <bdi>{name}</bdi>
    </span>
  );
}
