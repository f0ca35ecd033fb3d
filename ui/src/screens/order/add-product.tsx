import { IconPlus } from "@tabler/icons-react";
import type { Ref } from "react";
import { Caps } from "../../components/caps";
import { RecordPicker } from "../../components/record-picker";
import { ask } from "../../contract/ask";
import type { Id, ProductRow } from "../../contract/generated";
import styles from "./cards.module.css";

/** One more line: by number or name. */
export function AddProduct(props: { ref: Ref<HTMLInputElement>; autoFocus: boolean; onPick: (id: Id) => void }) {
  return (
    <RecordPicker<ProductRow>
      ref={props.ref}
      autoFocus={props.autoFocus}
      className={styles.add}
      aria-label="Add a product"
      placeholder="Add a product: type a number or a name"
      leftSection={<IconPlus size={16} stroke={1.6} />}
      rightSection={<Caps of="ctrl+l" />}
      rightSectionWidth={64}
      query={(text) => ask("product.list", { text, archived: false, after: null, limit: 20 })}
      nameOf={(row) => row.name}
      detailOf={(row) => `No. ${row.number} · ${row.code}`}
      onPick={props.onPick}
      nothing="No product has this number or name"
    />
  );
}
