import { Select } from "@mantine/core";
import type { ListFilter } from "../../components/filter-chips";
import { useCustomerFilter, useProductFilter } from "../../components/record-filters";
import type { OrderKind } from "../../contract/generated";
import type { OrderSearch } from "../../shell/router";
import { kindWords } from "../order/words";
import { createdFilter } from "./created-filter";

const kinds = (Object.keys(kindWords) as OrderKind[]).map((value) => ({ value, label: kindWords[value] }));

/** What the list of orders can be narrowed to, as chips. */
export function useOrderFilters(search: OrderSearch, seek: (change: OrderSearch) => void): ListFilter[] {
  const product = useProductFilter(search.product, (id) => seek({ product: id }));
  const customer = useCustomerFilter(search.customer, (id) => seek({ customer: id }));
  const { kind, from, until } = search;
  const ofKind: ListFilter = {
    key: "kind",
    label: "Kind",
    value: kind ? kindWords[kind] : null,
    onClear: () => seek({ kind: undefined }),
    editor: (close) => (
      <Select
        aria-label="Kind"
        data-autofocus
        data={kinds}
        value={kind ?? null}
        placeholder="Choose"
        comboboxProps={{ withinPortal: false }}
        onChange={(next) => {
          seek({ kind: (next as OrderKind | null) ?? undefined });
          close();
        }}
      />
    ),
  };
  return [product, customer, ofKind, createdFilter({ from, until }, (span) => seek({ ...span }))];
}
