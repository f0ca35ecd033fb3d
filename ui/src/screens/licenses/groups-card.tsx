import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Card } from "../../components/card";
import type { LicenseView } from "../../contract/generated";
import styles from "./licenses.module.css";

/** The groups of the customer that share this license. */
export function GroupsCard({ license }: { license: LicenseView }) {
  const { customer_id: customer } = license.row;
  if (license.groups.length === 0 || !customer) return null;
  return (
    <Card title="Groups" hint="that share it">
      <ul className={styles.words}>
        {license.groups.map(({ id, name }) => (
          <li key={id}>
            <Anchor
              inherit
              renderRoot={(root) => (
                <Link {...root} to="/customers/$id" params={{ id: customer }} search={{ tab: "groups" }} />
              )}
            >
              {name}
            </Anchor>
          </li>
        ))}
      </ul>
    </Card>
  );
}
