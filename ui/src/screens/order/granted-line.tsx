import { Card } from "../../components/card";
import { FlagTags } from "../../components/terms/flags";
import { modelWords, writeModel } from "../../components/terms/words";
import type { LineView } from "../../contract/generated";
import { several } from "../../time/locale";
import line from "./line.module.css";
import styles from "./order.module.css";

/** The frozen terms of one line. */
export function GrantedLine({ index, line: granted }: { index: number; line: LineView }) {
  return (
    <Card
      flush
      title={
        <>
          {index + 1} · {granted.product_name}
        </>
      }
      hint={`No. ${granted.product_number} · ${several(granted.quantity, "license")}`}
    >
      <table className={`${styles.granted} ${styles.terms}`} aria-label={`Terms of ${granted.product_name}`}>
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col">Model</th>
            <th scope="col">Granted</th>
            <th scope="col" className={styles.right}>
              Seats
            </th>
            <th scope="col">Flags</th>
          </tr>
        </thead>
        <tbody>
          {granted.features.map(({ number, name, excluded, terms }) => (
            <tr key={number}>
              <td>
                <span className="dim">{number}</span> <span className={excluded ? line.struck : line.name}>{name}</span>
              </td>
              {excluded ? (
                <td colSpan={4} className="dim">
                  Left out
                </td>
              ) : (
                <>
                  <td>{modelWords[terms.model.kind]}</td>
                  <td>{writeModel(terms.model)}</td>
                  <td className={styles.right}>{terms.seats}</td>
                  <td>
                    <span className={line.tags}>
                      <FlagTags terms={terms} />
                    </span>
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
