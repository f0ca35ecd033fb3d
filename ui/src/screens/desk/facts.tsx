import { Anchor } from "@mantine/core";
import { IconCloud } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Tag } from "../../components/tag";
import type { DeskView } from "../../contract/generated";
import { several } from "../../time/locale";
import { partWords } from "../catalog/binding/words";
import styles from "./desk.module.css";

/** What a request or proof is about. What it does not name is not shown. */
export function Facts({ seen }: { seen: DeskView }) {
  const { product_name, product_number, customer_name, serial, license_id, machine, parts } = seen;
  return (
    <dl className={styles.facts} aria-label="What it is about">
      <Fact name="Product">
        {product_name && <strong>{product_name}</strong>}
        {product_number !== null && <span className="dim">No. {product_number}</span>}
      </Fact>
      <Fact name="Customer">{customer_name && <bdi>{customer_name}</bdi>}</Fact>
      <Fact name="Serial">
        {license_id ? (
          <Anchor component={Link} to={`/licenses/${license_id}`} className="mono">
            {serial}
          </Anchor>
        ) : (
          <span className="mono">{serial}</span>
        )}
      </Fact>
      <Fact name="Machine">
        {machine && <bdi>{machine}</bdi>}
        {seen.virtual_machine && <Tag icon={IconCloud}>Virtual machine</Tag>}
      </Fact>
      <Fact name="Parts">{parts.length > 0 && parts.map((part) => partWords[part].title).join(", ")}</Fact>
      <Fact name="Program">{seen.program_version && `version ${seen.program_version}`}</Fact>
      <Fact name="Active on">{license_id && `${seen.active} of ${several(seen.activation_limit, "machine")}`}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const empty = Array.isArray(children) ? children.every((child) => !child) : !children;
  if (empty) return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
