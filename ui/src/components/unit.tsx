/** What a number counts, at the right end of its field: "365 days". */
export function unitSection(unit: string | undefined) {
  if (!unit) return { rightSectionPointerEvents: "none" } as const;
  return {
    rightSection: (
      <span style={{ width: "100%", paddingRight: 9, textAlign: "right", color: "var(--s-dim)" }}>{unit}</span>
    ),
    rightSectionWidth: unit.length * 7 + 18,
    rightSectionPointerEvents: "none",
  } as const;
}
