/** A user name made from a full name: "Anna Brandt" → "anna". */
export function userNameFor(fullName: string): string {
  const first = fullName.trim().split(/\s+/)[0] ?? "";
  return first
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}._-]/gu, "");
}

/** A folder beside the suggested one, named after the company: ".../Northwind.signet". */
export function folderFor(suggested: string, company: string): string {
  const name = company
    .trim()
    .replace(/[/\\:*?"<>|]/g, "")
    .replace(/\.+$/, "");
  if (!name) return suggested;
  const cut = Math.max(suggested.lastIndexOf("/"), suggested.lastIndexOf("\\"));
  return `${suggested.slice(0, cut + 1)}${name}.signet`;
}
