import { Card } from "../../components/card";
import { Copy } from "../../components/copy";
import rows from "../../components/rows.module.css";
import type { FeatureTold, FileKind, Verdict } from "../../contract/generated";
import { count } from "../../time/locale";
import styles from "./verify.module.css";

const grants: FileKind[] = ["license", "certificate", "network", "domain", "token"];
const speaks: FileKind[] = ["request", "public_key", "private_key"];

/** What it says. What nobody proved is only what it claims. */
export function GrantsCard({ verdict: { kind, proven, facts, features } }: { verdict: Verdict }) {
  if (facts.length === 0) return null;
  const own = speaks.includes(kind);
  const title = !proven && !own ? "What it claims" : grants.includes(kind) ? "What it grants" : "What it says";
  return (
    <Card flush title={title} hint={!proven && !own && "not proven: do not rely on it"}>
      <dl className={styles.facts} aria-label={title}>
        {facts.map(({ label, value, aside, mono }) => (
          <div key={label + value}>
            <dt>{label}</dt>
            <dd>
              <bdi className={mono ? "mono" : undefined}>{value}</bdi>
              {aside && <span className="dim">{aside}</span>}
              {mono && <Copy value={value} what={label.toLowerCase()} />}
            </dd>
          </div>
        ))}
      </dl>
      {features.length > 0 && <Features features={features} />}
    </Card>
  );
}

function Features({ features }: { features: FeatureTold[] }) {
  return (
    <div className={styles.wide}>
      <table className={rows.table} aria-label="Features">
        <thead>
          <tr>
            <th scope="col" className={rows.number}>
              #
            </th>
            <th scope="col">Feature</th>
            <th scope="col">Model</th>
            <th scope="col">Granted</th>
            <th scope="col" className={rows.right}>
              Seats
            </th>
          </tr>
        </thead>
        <tbody>
          {features.map(({ number, name, model, granted, note, over, seats }) => (
            <tr key={number} data-over={over || undefined}>
              <td className={`${rows.number} dim figures`}>{number}</td>
              <td className={styles.name}>{name}</td>
              <td>{model}</td>
              <td>
                {granted}
                {note && <span className={styles.note}> · {note}</span>}
              </td>
              <td className={`${rows.right} figures`}>{count(seats)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
