import { Tooltip } from "@mantine/core";
import type { FeatureType } from "../../contract/generated";
import { count } from "../../time/locale";
import { OptionalCount } from "../optional-count";
import { limitWords } from "./words";

type Props = {
  of: string;
  type: FeatureType;
  limit: number | null;
  /** What counts while the field is empty. */
  catalog: number | null;
  error?: boolean;
  onChange: (limit: number | null) => void;
};

/** The most a feature lets be active, taken or stored. Empty: as the catalog says. */
export function LimitField({ of, type, limit, catalog, error, onChange }: Props) {
  const word = limitWords[type];
  if (word === null) return <NoLimit />;
  return (
    <Tooltip label={`Most ${word}; empty: as in the catalog`}>
      <OptionalCount
        size="xs"
        aria-label={`Limit of ${of}, ${word}`}
        placeholder={catalog === null ? undefined : count(catalog)}
        value={limit}
        error={error}
        styles={{ input: { textAlign: "right", fontVariantNumeric: "tabular-nums" } }}
        onChange={onChange}
      />
    </Tooltip>
  );
}

/** In the column of limits: this feature counts nothing. */
export function NoLimit() {
  return <span className="dim">–</span>;
}
