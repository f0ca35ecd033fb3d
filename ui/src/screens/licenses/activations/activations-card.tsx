import { Anchor, Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Caps } from "../../../components/caps";
import { Card } from "../../../components/card";
import { FaultNote } from "../../../components/fault-note";
import table from "../../../components/rows.module.css";
import { ask } from "../../../contract/ask";
import type { ActivationView, LicenseView } from "../../../contract/generated";
import { useKeys } from "../../../keyboard/keys";
import { useMay } from "../../../session/session";
import { several } from "../../../time/locale";
import { CertificateQr } from "../../desk/certificate-qr";
import styles from "../licenses.module.css";
import { ActivateById } from "./activate-by-id";
import { ActivationRow } from "./activation-row";
import { ReleaseActivation } from "./release-activation";
import { RenewActivation } from "./renew-activation";

/** Who a license is active for, and was: the active ones first, then the newest. */
export function ActivationsCard({ license: { row, activation_limit: limit } }: { license: LicenseView }) {
  const may = useMay();
  const navigate = useNavigate();
  const list = useQuery(ask("activation.list", { license_id: row.id }));
  const [adding, setAdding] = useState(false);
  const [drawn, setDrawn] = useState<ActivationView | null>(null);
  const [releasing, setReleasing] = useState<ActivationView | null>(null);
  const [renewing, setRenewing] = useState<ActivationView | null>(null);
  const open = row.status === "active" && !row.blocked;
  const mayActivate = open && may("activation.activate");
  useKeys({
    a: mayActivate ? { run: () => void navigate({ to: "/desk" }), label: "Activate at the Offline desk" } : undefined,
  });
  const rows = [...(list.data ?? [])].sort((a, b) => rank(a) - rank(b) || b.at - a.at);
  return (
    <Card
      flush
      title="Activations"
      hint={`${row.activations} of ${several(limit, "activation")}`}
      action={
        open &&
        may("activation.for_id") && (
          <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={() => setAdding(true)}>
            Activate by id…
          </Button>
        )
      }
    >
      <FaultNote fault={list.error} />
      {rows.length > 0 && (
        <table className={table.table} aria-label="Activations">
          <thead>
            <tr>
              <th scope="col">Holder</th>
              <th scope="col">State</th>
              <th scope="col">Since</th>
              <th scope="col">Ended</th>
              <th scope="col">Program</th>
              <th scope="col">Lease until</th>
              <th scope="col" aria-label="Actions" />
            </tr>
          </thead>
          <tbody>
            {rows.map((view) => (
              <ActivationRow
                key={view.id}
                view={view}
                onQr={() => setDrawn(view)}
                onRelease={() => setReleasing(view)}
                onRenew={() => setRenewing(view)}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.below}>
        {rows.length === 0 && list.data && <span>No activation yet.</span>}
        {mayActivate && (
          <span className="dim">
            Requests and proofs go to the{" "}
            <Anchor component={Link} to="/desk" inherit>
              Offline desk
            </Anchor>{" "}
            <Caps of="a" />
          </span>
        )}
      </p>
      <CertificateQr view={drawn} onClose={() => setDrawn(null)} />
      <ActivateById license={row} opened={adding} onClose={() => setAdding(false)} />
      <RenewActivation view={renewing} onClose={() => setRenewing(null)} />
      <ReleaseActivation view={releasing} onClose={() => setReleasing(null)} />
    </Card>
  );
}

const rank = ({ state }: ActivationView) => (state === "active" ? 0 : 1);
