import { IconPlus } from "@tabler/icons-react";
import { queryOptions } from "@tanstack/react-query";
import type { Ref } from "react";
import { Caps } from "../../components/caps";
import { RecordPicker } from "../../components/record-picker";
import { call, type Fault, type Id, type Page, type ProductRow, type ProfileRow } from "../../contract/generated";
import styles from "./cards.module.css";
import { quotaLeft } from "./profile-select";

/** What a line can be made of: a product, or a product with one of its profiles. */
export type Sellable = { id: string; name: string; detail: string; product: Id; profile: Id | null };

const most = 20;

function ofProduct({ id, name, number, code }: ProductRow): Sellable {
  return { id, name, detail: [`No. ${number}`, code].filter(Boolean).join(" · "), product: id, profile: null };
}

function ofProfile(row: ProfileRow): Sellable {
  const { id, product_id, product_name, name, code } = row;
  const detail = [code, quotaLeft(row)].filter(Boolean).join(" · ");
  return { id: `${product_id} ${id}`, name: `${product_name} · ${name}`, detail, product: product_id, profile: id };
}

/** Products by number or name, each followed by its profiles; then profiles that have the text in their own name. */
async function find(text: string): Promise<Page<Sellable>> {
  const [products, named] = await Promise.all([
    call("product.list", { text, archived: false, limit: most }),
    call("profile.list", { text, archived: false, limit: most }),
  ]);
  const own = await Promise.all(
    products.rows.map((row) =>
      row.profiles > 0 ? call("profile.list", { product_id: row.id, archived: false, limit: most }) : null,
    ),
  );
  const rows = products.rows.flatMap((row, index) => [ofProduct(row), ...(own[index]?.rows ?? []).map(ofProfile)]);
  const there = new Set(rows.map(({ id }) => id));
  const others = text ? named.rows.map(ofProfile).filter(({ id }) => !there.has(id)) : [];
  const all = [...rows, ...others];
  return { rows: all.slice(0, 2 * most), next: null, total: all.length, total_is_at_least: false };
}

const query = (text: string) =>
  queryOptions<Page<Sellable>, Fault, Page<Sellable>, readonly unknown[]>({
    queryKey: ["product.list", "with profiles", text],
    queryFn: () => find(text),
  });

/** One more line: by number or name, with a profile where the product has them. */
export function AddProduct(props: {
  ref: Ref<HTMLInputElement>;
  autoFocus: boolean;
  onPick: (product: Id, profile: Id | null) => void;
}) {
  return (
    <RecordPicker<Sellable>
      ref={props.ref}
      autoFocus={props.autoFocus}
      className={styles.add}
      aria-label="Add a product"
      placeholder="Add a product: type a number or a name"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      rightSection={<Caps of="ctrl+l" />}
      rightSectionWidth={64}
      query={query}
      nameOf={({ name }) => name}
      detailOf={({ detail }) => detail}
      onPick={(id) => {
        const [product = "", profile = null] = id.split(" ");
        props.onPick(product, profile);
      }}
      nothing="No product has this number or name"
    />
  );
}
