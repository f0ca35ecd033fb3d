import { type Icon, IconCheck, IconMinus, IconX } from "@tabler/icons-react";
import { Card } from "../../components/card";
import type { Check } from "../../contract/generated";
import styles from "./verify.module.css";

/** What was looked at, in the reader's order; what failed comes first. */
export function ChecksCard({ checks }: { checks: Check[] }) {
  const passed = checks.filter((check) => check.passed === true).length;
  const failed = checks.filter((check) => check.passed === false);
  const rows = [...failed, ...checks.filter((check) => check.passed !== false)];
  return (
    <Card flush title="Checks" hint={`${passed} of ${checks.length} passed`}>
      <ul className={styles.checks} aria-label="Checks">
        {rows.map(({ name, passed, words }) => {
          const [Mark, word, state] = look(passed);
          return (
            <li key={name + words} data-state={state}>
              <Mark size={16} stroke={2} role="img" aria-label={word} />
              <span className={styles.check}>{name}</span>
              <span className={styles.found}>{words}</span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function look(passed: boolean | null): [Icon, string, string] {
  if (passed === null) return [IconMinus, "Not checked", "open"];
  return passed ? [IconCheck, "Passed", "passed"] : [IconX, "Failed", "failed"];
}
