import { Anchor, Loader } from "@mantine/core";
import { IconBell, IconCertificate, IconMail, IconPhone, IconWorld } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { Figure, Figures } from "../../components/figures";
import { Amount } from "../../components/money/amount";
import { ask } from "../../contract/ask";
import type { CustomerView, HoldingsView } from "../../contract/generated";
import { several } from "../../time/locale";
import styles from "./customers.module.css";
import { HoldingsTable } from "./holdings-table";

/** Everything they hold and what they ordered, and how to reach them. */
export function OverviewTab({ customer }: { customer: CustomerView }) {
  const holdings = useQuery(ask("customer.holdings", { id: customer.id }));
  return (
    <div className={styles.scroll}>
      <div className={styles.columns}>
        <div className={styles.column}>
          <FaultNote fault={holdings.error} />
          {holdings.isPending && <Loader size="sm" />}
          {holdings.data && <Ordered of={holdings.data} customer={customer} />}
          {holdings.data && holdings.data.products.length > 0 && (
            <HoldingsTable customer={customer} products={holdings.data.products} />
          )}
          {holdings.data?.products.length === 0 && (
            <Card>
              <p className={styles.nothing}>
                <IconCertificate size={16} stroke={1.6} aria-hidden="true" />
                They hold no license yet. A submitted order grants them.
              </p>
            </Card>
          )}
        </div>
        <div className={styles.column}>
          <Reach customer={customer} />
          {customer.content.fields.length > 0 && (
            <Card title="More fields">
              <dl className={styles.more}>
                {customer.content.fields.map(({ name, value }) => (
                  <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value || "–"}</dd>
                  </div>
                ))}
              </dl>
            </Card>
          )}
          {customer.content.note && (
            <Card title="Note">
              <p className={styles.note}>{customer.content.note}</p>
            </Card>
          )}
        </div>
      </div>
    </div>
  );
}

function Ordered({ of, customer }: { of: HoldingsView; customer: CustomerView }) {
  const active = of.products.reduce((sum, product) => sum + product.active, 0);
  const soon = of.products.reduce((sum, product) => sum + product.ends_soon, 0);
  return (
    <Figures card>
      <Figure
        name="Active licenses"
        detail={soon > 0 ? `${soon} end within 30 days` : "none ends within 30 days"}
        due={soon > 0}
      >
        {active}
      </Figure>
      {of.ordered.map(({ currency, orders, total }) => (
        <Figure key={currency} name="Ordered" detail={several(orders, "submitted order")}>
          <Amount minor={total} currency={currency} />
        </Figure>
      ))}
      {of.serves > 0 && (
        <Figure
          name="Serves as reseller"
          detail={
            <Anchor
              inherit
              renderRoot={(root) => (
                <Link {...root} to="/customers/$id" params={{ id: customer.id }} search={{ tab: "customers" }} />
              )}
            >
              {of.serves === 1 ? "customer" : "customers"}
            </Anchor>
          }
        >
          {of.serves}
        </Figure>
      )}
    </Figures>
  );
}

function Reach({ customer }: { customer: CustomerView }) {
  const { content, reseller } = customer;
  const told = content.contacts.filter(({ notify }) => notify);
  return (
    <Card title="How to reach them">
      <div className={styles.reach}>
        {content.address && <p className={styles.note}>{content.address}</p>}
        {content.email && (
          <p>
            <IconMail size={14} stroke={1.8} aria-label="E-mail" />
            {content.email}
          </p>
        )}
        {content.phone && (
          <p>
            <IconPhone size={14} stroke={1.8} aria-label="Phone" />
            {content.phone}
          </p>
        )}
        {content.website && (
          <p>
            <IconWorld size={14} stroke={1.8} aria-label="Web site" />
            {content.website}
          </p>
        )}
        {told.map(({ name, email }) => (
          <p key={`${name}${email}`} title={email}>
            <IconBell size={14} stroke={1.8} aria-label="Told by mail:" />
            <span>
              <bdi>{name || email}</bdi>
              {name && <span className={styles.address}>{email}</span>}
            </span>
          </p>
        ))}
        {told.length === 0 && <p className="dim">Nobody is told by mail yet.</p>}
        {reseller && (
          <p>
            <span className="dim">Served by</span>
            <Anchor component={Link} to={`/customers/${reseller.id}`} inherit>
              <bdi>{reseller.name}</bdi>
            </Anchor>
          </p>
        )}
      </div>
    </Card>
  );
}
