import { Ago } from "../../../components/ago";
import { Card } from "../../../components/card";
import rows from "../../../components/rows.module.css";
import type { KeyBuild, KeyDrill } from "../../../contract/generated";
import { count, several } from "../../../time/locale";
import styles from "./rotation.module.css";

/** The versions of the programs that machines are active with, as far as they told. */
export function BuildsCard({ drill }: { drill: KeyDrill }) {
  const { builds, build_count: all } = drill;
  const hint = builds.length < all ? `the first ${count(builds.length)} of ${count(all)}` : "programs that asked";
  return (
    <Card flush title="Builds" hint={hint}>
      {builds.length > 0 && (
        <table className={rows.table} aria-label="Builds">
          <thead>
            <tr>
              <th scope="col">Program</th>
              <th scope="col">Version</th>
              <th scope="col">Active machines</th>
              <th scope="col">With a certificate of this key</th>
              <th scope="col">First asked</th>
              <th scope="col">Last asked</th>
              <th scope="col">Embeds the new key</th>
            </tr>
          </thead>
          <tbody>
            {builds.map((build) => (
              <tr key={`${build.product_number} ${build.version}`}>
                <td className={rows.long}>
                  <bdi>{programOf(build)}</bdi>
                </td>
                <td className={`${rows.long} mono`}>{build.version || <span className="dim">not told</span>}</td>
                <td className="figures">{count(build.machines)}</td>
                <td className="figures">{count(build.certificates)}</td>
                <td>
                  <Ago time={build.first_asked} />
                </td>
                <td>
                  <Ago time={build.last_asked} />
                </td>
                <td>{embeds(build)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.below}>
        {builds.length === 0 && "No machine is active. "}
        Signet sees only programs that asked for an activation, in the version they told then. A program that was
        updated since, or never asks, is not seen here; and a build that is new enough embeds the new key only if its
        makers put it there.
      </p>
    </Card>
  );
}

/** "Spectra Viewer", "product 1040", or that nothing is known. */
export function programOf({ product_number, product_name }: KeyBuild): string {
  if (product_number === null) return "Unknown: the machine's id was typed";
  return product_name || `product ${product_number}`;
}

/** Whether it may embed the key in question. */
export function embeds({ older, machines }: Pick<KeyBuild, "older" | "machines">): string {
  if (older === null) return "unknown";
  return older ? `no, ${several(machines, "machine")} older` : "may, it is new enough";
}
