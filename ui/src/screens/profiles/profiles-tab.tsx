import { Anchor, Button, Checkbox } from "@mantine/core";
import { IconPlus, IconTemplate } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Card } from "../../components/card";
import { Empty } from "../../components/empty";
import { FaultNote } from "../../components/fault-note";
import { Amount } from "../../components/money/amount";
import { archivedLook, Status } from "../../components/status";
import type { ProductView, ProfileRow } from "../../contract/generated";
import { usePages } from "../../contract/pages";
import { useMay } from "../../session/session";
import catalog from "../catalog/catalog.module.css";
import type { Section } from "../catalog/section";
import styles from "./profiles.module.css";
import { Quota } from "./quota";
import { kindWords } from "./words";

const text =
  "A profile is a named set of terms and conditions: a template for orders, a plan, or a right with a count.";

/** The profiles of a product. They are records of their own, beside the product's form. */
export function ProfilesTab({ product }: Section) {
  if (!product) return <Empty icon={IconTemplate} title="Save the product first" text={text} />;
  return <Profiles product={product} />;
}

function Profiles({ product }: { product: ProductView }) {
  const may = useMay();
  const navigate = useNavigate();
  const [archived, setArchived] = useState(false);
  const profiles = usePages("profile.list", { product_id: product.id, archived });
  const mayAdd = may("profile.save") && product.status !== "archived";
  const add = () =>
    void navigate({ to: "/catalog/profiles/$id", params: { id: "new" }, search: { product: product.id } });
  if (profiles.rows.length === 0 && !archived && !profiles.loading && product.profiles.length === 0) {
    return (
      <>
        <FaultNote fault={profiles.fault} />
        <Empty
          icon={IconTemplate}
          title="No profiles yet"
          text={text}
          action={mayAdd ? { label: "New profile", run: add } : undefined}
        >
          <Checkbox label="Show archived ones" mt={8} checked={archived} onChange={() => setArchived(true)} />
        </Empty>
      </>
    );
  }
  return (
    <Card
      flush
      title="Profiles"
      hint="named terms and conditions for orders"
      action={
        <>
          <Checkbox
            label="Archived"
            className={styles.archived}
            checked={archived}
            onChange={({ currentTarget }) => setArchived(currentTarget.checked)}
          />
          {mayAdd && (
            <Button size="xs" leftSection={<IconPlus size={14} stroke={1.8} />} onClick={add}>
              New profile
            </Button>
          )}
        </>
      }
    >
      <FaultNote fault={profiles.fault} />
      <table className={`${catalog.table} ${styles.table}`} aria-label="Profiles">
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col" style={{ width: 120 }}>
              Code
            </th>
            <th scope="col" style={{ width: 150 }}>
              What it is
            </th>
            <th scope="col" style={{ width: 280 }}>
              Licenses
            </th>
            <th scope="col" className={styles.right} style={{ width: 130 }}>
              Price
            </th>
          </tr>
        </thead>
        <tbody>
          {profiles.rows.map((row) => (
            <Row key={row.id} row={row} product={product} />
          ))}
        </tbody>
      </table>
      {profiles.rows.length === 0 && !profiles.loading && (
        <p className={catalog.none}>{archived ? "No profile is archived." : "All profiles are archived."}</p>
      )}
      {profiles.rows.length < profiles.total && (
        <Button size="xs" variant="subtle" m={8} onClick={profiles.more}>
          Show more
        </Button>
      )}
    </Card>
  );
}

function Row({ row, product }: { row: ProfileRow; product: ProductView }) {
  const { word, icon: Mark } = kindWords[row.kind];
  const { currency, price } = product.content.prices;
  return (
    <tr>
      <td>
        <Anchor component={Link} to={`/catalog/profiles/${row.id}`} inherit fw={500}>
          {row.name}
        </Anchor>{" "}
        {row.archived && <Status look={archivedLook} />}
      </td>
      <td className="mono">{row.code}</td>
      <td>
        <span className={styles.kind}>
          <Mark size={14} stroke={1.8} aria-hidden="true" />
          {word}
        </span>
      </td>
      <td>
        <Quota quota={row.quota} used={row.used} />
      </td>
      <td className={styles.right}>
        {row.price === null ? (
          <span className="dim">
            <Amount minor={price} currency={currency} />
          </span>
        ) : (
          <Amount minor={row.price} currency={currency} />
        )}
      </td>
    </tr>
  );
}
