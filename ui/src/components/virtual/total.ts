import type { Rows } from "../../contract/pages";
import { count, several } from "../../time/locale";

/** "1,284 orders"; "10,000+ orders" where counting them all would take longer than anybody waits; nothing before the first answer. */
export function totalOf(
  { total, atLeast, loading = false }: Pick<Rows<unknown>, "total" | "atLeast"> & { loading?: boolean },
  one: string,
  many?: string,
): string {
  if (loading) return "";
  return atLeast ? `${count(total)}+ ${many ?? `${one}s`}` : several(total, one, many);
}
