import { type Ref, useState } from "react";
import type { Problem } from "../../contract/generated";
import { AddProduct } from "./add-product";
import { withLineMoved, withoutLine } from "./form";
import { LineCard } from "./line-card";
import type { Draft } from "./use-draft";
import type { useDraftActs } from "./use-draft-acts";

/** The lines of a draft, and the field that adds one. An update has one line: the product of its licenses. */
export function DraftLines(props: {
  draft: Draft;
  acts: ReturnType<typeof useDraftActs>;
  problems: Problem[];
  editable: boolean;
  addRef: Ref<HTMLInputElement>;
}) {
  const { draft, acts, problems, editable, addRef } = props;
  const { order, edit } = draft;
  const [added, setAdded] = useState<number | null>(null);
  const { lines, kind, customer_id } = order.content;
  const sale = kind === "sale";
  return (
    <>
      {lines.map((line, index) => (
        <LineCard
          // A line is known by its place, and Rust's problems name it so; another product there is another line.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={`${index} ${line.product_id}`}
          draft={draft}
          index={index}
          problems={problems}
          focus={added === index}
          onProfile={(id) => acts.chooseProfile(index, id)}
          onMove={sale ? (by) => edit((now) => withLineMoved(now, index, by)) : undefined}
          onRemove={
            sale
              ? () => {
                  setAdded(null);
                  edit((now) => withoutLine(now, index));
                }
              : undefined
          }
        />
      ))}
      {editable && sale && (
        <AddProduct
          ref={addRef}
          autoFocus={customer_id !== null && lines.length === 0}
          onPick={(product, profile) => {
            setAdded(lines.length);
            acts.addProduct(product, profile);
          }}
        />
      )}
    </>
  );
}
