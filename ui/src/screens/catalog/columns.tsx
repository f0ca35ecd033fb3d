import { Amount } from "../../components/money/amount";
import { hasDraft } from "../../components/record-form/drafts";
import { productLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import type { Column } from "../../components/virtual/column";
import type { ProductRow } from "../../contract/generated";
import { count } from "../../time/locale";
import { ProductImage } from "./image";
import styles from "./list.module.css";

const figure = (value: number) => <span className="figures">{count(value)}</span>;

/** What the list shows of a product. `draftKey` names the place where its unsaved changes would be. */
export function productColumns(draftKey: (place: string) => string): Column<ProductRow>[] {
  return [
    { key: "number", title: "Number", width: 90, render: ({ number }) => <span className="mono">{number}</span> },
    {
      key: "name",
      title: "Product",
      share: 2,
      render: ({ id, name, has_image }) => (
        <span className={styles.product}>
          <ProductImage id={id} has={has_image} size={24} />
          <bdi>{name}</bdi>
          {hasDraft(draftKey(`product/${id}`)) && <Tag>Unsaved changes</Tag>}
        </span>
      ),
    },
    { key: "code", title: "Code", width: 130, render: ({ code }) => <span className="mono">{code}</span> },
    { key: "status", title: "Status", width: 110, render: ({ status }) => <Status look={productLook[status]} /> },
    { key: "features", title: "Features", width: 90, align: "right", render: ({ features }) => figure(features) },
    { key: "profiles", title: "Profiles", width: 90, align: "right", render: ({ profiles }) => figure(profiles) },
    { key: "licenses", title: "Licenses", width: 100, align: "right", render: ({ licenses }) => figure(licenses) },
    {
      key: "price",
      title: "Price",
      width: 130,
      align: "right",
      render: ({ price, currency }) => <Amount minor={price} currency={currency} />,
    },
  ];
}
