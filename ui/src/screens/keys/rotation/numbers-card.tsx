import { Ago } from "../../../components/ago";
import { Card } from "../../../components/card";
import { Figure, Figures } from "../../../components/figures";
import rows from "../../../components/rows.module.css";
import type { KeyDrill } from "../../../contract/generated";
import { count, several } from "../../../time/locale";
import { LicensesLink } from "./licenses-link";
import styles from "./rotation.module.css";
import { keptInWords } from "./steps";

/** Who would be affected if the key leaked: the drill's numbers, each leading to its list. */
export function NumbersCard({ drill }: { drill: KeyDrill }) {
  const { key, files, customers, certificates, products, last_used } = drill;
  return (
    <Card flush title="What depends on it" hint="who is affected if this key leaks">
      <Figures>
        <Figure name="License files" detail="count today">
          <LicensesLink search={{ key: key.id, status: "active" }}>{count(files.counting)}</LicensesLink>
        </Figure>
        <Figure name="Customers" detail="hold them">
          {count(customers)}
        </Figure>
        <Figure name="Certificates" detail="of active machines">
          {count(certificates)}
        </Figure>
        <Figure name="Revocation lists" detail={listsInWords(drill)}>
          {count(drill.revocation_lists)}
        </Figure>
        <Figure name="Last signed" detail={`${several(key.licenses, "file")} in all`}>
          <Ago time={last_used} />
        </Figure>
      </Figures>
      {products.length > 0 && (
        <table className={rows.table} aria-label="Products">
          <thead>
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Files that count</th>
              <th scope="col">Blocked</th>
              <th scope="col">Over</th>
              <th scope="col">Revoked</th>
            </tr>
          </thead>
          <tbody>
            {products.map(({ id, name, files: own }) => (
              <tr key={id}>
                <td className={rows.long}>
                  <bdi>{name}</bdi>
                </td>
                <td className="figures">
                  <LicensesLink search={{ key: key.id, product: id }}>{count(own.counting)}</LicensesLink>
                </td>
                <td className="figures">{count(own.blocked)}</td>
                <td className="figures">{count(own.over)}</td>
                <td className="figures">{count(own.revoked)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {keptInWords(drill) && <p className={styles.below}>{keptInWords(drill)}</p>}
    </Card>
  );
}

function listsInWords({ revocation_lists: lists, newest_revocation_list: newest }: KeyDrill): string {
  if (lists === 0) return "none signed with it";
  return newest ? "the newest among them" : "the newest is another key's";
}
