import { Sums } from "../../components/money/sums";
import type { Selection } from "../../components/virtual/selection";
import type { OrderRow } from "../../contract/generated";
import { count } from "../../time/locale";

/** How many orders are selected, and what they cost together, by currency. */
export function Selected({ of: { rows } }: { of: Selection<OrderRow> }) {
  if (rows.length === 0) return null;
  return (
    <>
      <strong>{count(rows.length)} selected</strong> · <Sums of={rows} />
    </>
  );
}
