import type { Rows } from "../../contract/pages";
import { count, several } from "../../time/locale";

/** "1,284 orders"; "10,000+ orders" where counting them all would take longer than anybody waits. */
export function totalOf(
  { total, atLeast }: Pick<Rows<unknown>, "total" | "atLeast">,
  one: string,
  many?: string,
): string {
  return atLeast ? `${count(total)}+ ${many ?? `${one}s`}` : several(total, one, many);
}
