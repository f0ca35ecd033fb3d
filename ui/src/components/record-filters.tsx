import { useQuery } from "@tanstack/react-query";
import { ask } from "../contract/ask";
import type { CustomerRow, Id, ProductRow } from "../contract/generated";
import type { ListFilter } from "./filter-chips";
import { RecordPicker } from "./record-picker";

/** A list filtered by one product; for `FilterChips`. */
export function useProductFilter(id: Id | undefined, onChange: (id: Id | undefined) => void): ListFilter {
  const product = useQuery({ ...ask("product.get", { id: id ?? "" }), enabled: id !== undefined });
  return {
    key: "product",
    label: "Product",
    value: id === undefined ? null : <bdi>{product.data?.content.name ?? "…"}</bdi>,
    onClear: () => onChange(undefined),
    editor: (close) => (
      <RecordPicker<ProductRow>
        aria-label="Product"
        placeholder="Name, number or code"
        inside
        data-autofocus
        query={(text) => ask("product.list", { text, after: null, limit: 20 })}
        nameOf={({ name }) => name}
        detailOf={({ number }) => `No. ${number}`}
        onPick={(picked) => {
          onChange(picked);
          close();
        }}
        nothing="No product has this name or number"
      />
    ),
  };
}

/** A list filtered by one customer; for `FilterChips`. */
export function useCustomerFilter(id: Id | undefined, onChange: (id: Id | undefined) => void): ListFilter {
  const customer = useQuery({ ...ask("customer.get", { id: id ?? "" }), enabled: id !== undefined });
  return {
    key: "customer",
    label: "Customer",
    value: id === undefined ? null : <bdi>{customer.data?.content.name ?? "…"}</bdi>,
    onClear: () => onChange(undefined),
    editor: (close) => (
      <RecordPicker<CustomerRow>
        aria-label="Customer"
        placeholder="Type a name"
        inside
        data-autofocus
        query={(text) => ask("customer.list", { text, after: null, limit: 20 })}
        nameOf={({ name }) => name}
        detailOf={({ country }) => country}
        onPick={(picked) => {
          onChange(picked);
          close();
        }}
        nothing="No customer has this name"
      />
    ),
  };
}
