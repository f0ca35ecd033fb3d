import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import rows from "../../components/rows.module.css";
import type { EntryTold } from "../../contract/generated";

// Rust sends no more.
const most = 100;

/** What a revocation list names. */
export function EntriesCard({ entries }: { entries: EntryTold[] }) {
  if (entries.length === 0) return null;
  return (
    <Card flush title="What it names" hint={entries.length >= most && `the first ${most}`}>
      <table className={rows.table} aria-label="What it names">
        <thead>
          <tr>
            <th scope="col">Serial</th>
            <th scope="col">Why</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          {entries.map(({ serial, what, at, license_id }) => (
            <tr key={serial + what + at}>
              <td className={`${rows.long} mono`}>
                {license_id ? (
                  <Anchor component={Link} to={`/licenses/${license_id}`} inherit>
                    {serial}
                  </Anchor>
                ) : (
                  serial
                )}
              </td>
              <td>{what}</td>
              <td>
                <Ago time={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
