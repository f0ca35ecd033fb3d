import { useQueryClient } from "@tanstack/react-query";
import { toastFault } from "../../components/toast";
import { ask } from "../../contract/ask";
import type { Id, Line } from "../../contract/generated";
import { customerDefaults } from "./customer-defaults";
import { bareLine, planned, withContent, withLine, withProfile } from "./form";
import type { Draft } from "./use-draft";

/** What fills several fields of a draft at once: a customer, a product, a profile. */
export function useDraftActs({ order, edit, editNow, flush }: Draft) {
  const client = useQueryClient();

  const chooseCustomer = async (id: Id) => {
    const customer = await client.fetchQuery(ask("customer.get", { id }));
    edit((now) => {
      const change = customerDefaults(now.content, now.customer?.content ?? null, customer.content);
      const next = { ...withContent(now, { customer_id: id, ...change }), customer };
      return change.reseller_id === undefined ? next : { ...next, reseller: customer.reseller };
    });
  };

  /** Rust says what the line is: its terms, and for the first one the order's currency and activation limit. */
  const addProduct = (product: Id, profile: Id | null) =>
    editNow((now) => withContent(now, { lines: [...now.content.lines, bareLine(product, profile)] }));

  /** A sale's line is completed by Rust; an update's says itself what it changes: with a profile, all of the profile. */
  const chooseProfile = async (index: number, id: Id | null) => {
    const line = order.content.lines[index];
    if (!line) return;
    const change = (next: (line: Line) => Line) => edit((now) => withLine(now, index, next));
    change((now) => withProfile(now, id));
    await flush();
    if (order.content.kind !== "update") return;
    const { content: product } = await client.fetchQuery(ask("product.get", { id: line.product_id }));
    if (id === null) {
      const features = product.features.map(({ number, terms }) => ({ number, excluded: true, terms, limit: null }));
      change((now) => ({ ...now, features }));
    } else {
      const { content } = await client.fetchQuery(ask("profile.get", { id }));
      const { conditions, values } = content;
      change((now) => ({ ...now, features: planned(product, content), conditions, values: { ...values } }));
    }
    await flush();
  };

  return {
    chooseCustomer: (id: Id) => chooseCustomer(id).catch(toastFault),
    addProduct,
    chooseProfile: (index: number, id: Id | null) => void chooseProfile(index, id).catch(toastFault),
  };
}
