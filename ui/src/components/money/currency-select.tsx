import { Select, type SelectProps } from "@mantine/core";
import type { Currency } from "../../contract/generated";
import { currencies, currencyName } from "./currency";

const data = currencies.map((value) => ({ value, label: `${value} ${currencyName(value)}` }));

type Props = Omit<SelectProps, "data" | "value" | "onChange"> & {
  value: Currency | null;
  onChange: (currency: Currency) => void;
};

/** A currency by its letters or its name: "chf" and "franc" both find it. */
export function CurrencySelect({ value, onChange, ...props }: Props) {
  const own = value !== null && !currencies.includes(value) ? [{ value, label: value }] : [];
  return (
    <Select
      size="xs"
      searchable
      selectFirstOptionOnChange
      limit={60}
      maxDropdownHeight={280}
      nothingFoundMessage="No currency has this name"
      comboboxProps={{ width: 240, position: "bottom-start" }}
      data={[...own, ...data]}
      value={value}
      onChange={(code) => code && onChange(code)}
      {...props}
    />
  );
}
