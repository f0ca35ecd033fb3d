import { writeModel } from "../components/terms/words";
import type { LineView, OrderView, Problem } from "../contract/generated";
import { several } from "../time/locale";
import { keys, now } from "./data";

// A few of Rust's rules, only so that the window has something to show while nobody runs Rust.

/** The problems a draft has. */
export function problemsOf(order: OrderView): Problem[] {
  const found: Problem[] = [];
  const add = (
    code: Problem["code"],
    field: string,
    message: string,
    line: number | null = null,
    feature: number | null = null,
  ) => found.push({ code, field, line, feature, message });
  if (!order.customer) add("missing", "customer_id", "Choose a customer.");
  if (order.lines.length === 0) add("missing", "lines", "Add a product.");
  if (order.activation_limit > 50) add("too_large", "activation_limit", "At most 50 activations per license.");
  order.lines.forEach((line, index) => {
    if (line.quantity < 1) add("too_small", `lines[${index}].quantity`, "At least 1 license.", index);
    line.features.forEach(({ number, name, excluded, terms: { model, seats } }, at) => {
      const path = `lines[${index}].features[${at}].terms`;
      if (excluded) return;
      if (model.kind === "until" && model.until < now()) {
        add(
          "in_the_past",
          `${path}.model.until`,
          `${name} would end before it begins: the date is in the past.`,
          index,
          number,
        );
      }
      if (model.kind === "period" && model.until < model.from) {
        add("wrong_order", `${path}.model.until`, `${name} would end before it begins.`, index, number);
      }
      if (seats < 1) add("too_small", `${path}.seats`, `${name} needs at least 1 seat.`, index, number);
    });
  });
  if (!keys.some(({ status }) => status === "current")) add("no_key", "", "There is no signing key in use.");
  return found;
}

const granted = (line: LineView) => {
  const limited = line.features.filter(({ excluded, terms }) => !excluded && terms.model.kind !== "perpetual");
  const terms = limited.map(
    ({ name, terms: { model } }) => `${name} ${model.kind === "until" ? "until " : "for "}${writeModel(model)}`,
  );
  return [`${several(line.quantity, "license")} of ${line.product_name}`, ...terms].join(", ");
};

/** What Rust would say about an order. */
export function judged(order: OrderView): OrderView {
  const serials = order.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const key = keys.find(({ status }) => status === "current");
  const names = order.lines.map(granted).join("; and ");
  return {
    ...order,
    problems: order.status === "draft" ? problemsOf(order) : [],
    sentence: order.customer && names ? `${order.customer.name} gains ${names}; nothing is lost.` : "",
    effects: {
      serials,
      files: serials,
      key_name: key?.name ?? null,
      contacts: order.customer?.contacts.filter(({ notify }) => notify).map(({ email }) => email) ?? [],
    },
  };
}
