import { Card } from "../../components/card";
import type { LicenseView } from "../../contract/generated";
import { writeWindow } from "../order/granted-facts";
import styles from "./licenses.module.css";

/** When it may be activated, and what an activation does to the machine. */
export function ActivationCard({ license: { window, can_overwrite } }: { license: LicenseView }) {
  return (
    <Card title="Activation">
      <dl className={styles.signed} aria-label="Activation">
        <div>
          <dt>Window</dt>
          <dd>{writeWindow(window)}</dd>
        </div>
        <div>
          <dt>What the machine held before</dt>
          <dd>{can_overwrite ? "may be overwritten" : "is not overwritten"}</dd>
        </div>
      </dl>
    </Card>
  );
}
