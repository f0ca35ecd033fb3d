import { Ago } from "../../components/ago";
import { Tag } from "../../components/tag";
import type { Column } from "../../components/virtual/column";
import type { CustomerRow } from "../../contract/generated";
import { count } from "../../time/locale";
import { countryName } from "./countries";
import styles from "./customers.module.css";

/** The columns of the customers; the name leads. */
export const customerColumns: Column<CustomerRow>[] = [
  {
    key: "name",
    title: "Name",
    share: 2,
    sort: "name",
    render: ({ name, code, reseller }) => (
      <>
        <bdi className={styles.name}>{name}</bdi>
        {code && <span className={styles.code}>{code}</span>}
        {reseller && (
          <span className={styles.tag}>
            <Tag>Reseller</Tag>
          </span>
        )}
      </>
    ),
  },
  {
    key: "kind",
    title: "Kind",
    width: 110,
    from: 1200,
    render: ({ kind }) => (kind === "company" ? "Company" : "Person"),
  },
  { key: "country", title: "Country", width: 170, render: ({ country }) => <span>{countryName(country)}</span> },
  {
    key: "contacts",
    title: "Contacts",
    render: ({ first_contact, contacts }) => (
      <>
        <bdi>{first_contact}</bdi>
        {contacts > 1 && <span className={styles.code}>+ {contacts - 1}</span>}
      </>
    ),
  },
  {
    key: "created",
    title: "Created",
    width: 116,
    sort: "created",
    falling: true,
    from: 1280,
    render: ({ created_at }) => <Ago time={created_at} />,
  },
  {
    key: "orders",
    title: "Orders",
    width: 90,
    align: "right",
    render: ({ orders }) => <span className="figures">{count(orders)}</span>,
  },
  {
    key: "licenses",
    title: "Licenses",
    width: 110,
    align: "right",
    render: ({ licenses }) => <span className="figures">{count(licenses)}</span>,
  },
];
