/** What a program wants to know about a user, one "name: value" on a line. */
export function writeMetadata(metadata: { [key in string]: string }): string {
  return Object.entries(metadata)
    .map(([name, value]) => `${name}: ${value}`)
    .join("\n");
}

/** Reads it back; null where a line has no name. Blank lines are nothing. */
export function readMetadata(text: string): { [key in string]: string } | null {
  const metadata: { [key in string]: string } = {};
  for (const line of text.split("\n")) {
    if (!line.trim()) continue;
    const at = line.indexOf(":");
    const name = line.slice(0, at).trim();
    if (at < 0 || !name) return null;
    metadata[name] = line.slice(at + 1).trim();
  }
  return metadata;
}
