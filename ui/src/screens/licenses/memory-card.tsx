import { Card } from "../../components/card";
import rows from "../../components/rows.module.css";
import { Tag } from "../../components/tag";
import type { LicenseCell } from "../../contract/generated";
import styles from "./licenses.module.css";

/** What stands in its memory, cell by cell: the catalog's contents, and those of this license alone. */
export function MemoryCard({ cells }: { cells: LicenseCell[] }) {
  if (cells.length === 0) return null;
  return (
    <Card flush title="Memory" hint="fixed by its order">
      <table className={rows.table} aria-label="Memory">
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Cell</th>
            <th scope="col">Content</th>
          </tr>
        </thead>
        <tbody>
          {cells.map(({ item, item_name, cell, cell_name, kind, value, own }) => (
            <tr key={`${item}.${cell}`}>
              <td>
                {item_name} <span className="dim figures">{item}</span>
              </td>
              <td>
                {cell_name} <span className="dim figures">{cell}</span>
              </td>
              <td className={rows.long}>
                <Content kind={kind} value={value} own={own} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}

function Content({ kind, value, own }: Pick<LicenseCell, "kind" | "value" | "own">) {
  if (value === "") return <span className="dim">zeros</span>;
  const look = [kind === "text" ? "" : "mono", own ? "" : "dim"].filter(Boolean).join(" ");
  return (
    <>
      <span className={look || undefined}>{value}</span>
      {own && (
        <span className={styles.tag}>
          <Tag>Its own</Tag>
        </span>
      )}
    </>
  );
}
