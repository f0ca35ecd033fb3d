import type { LicenseRow, OrderRow, OrderView } from "../contract/generated";
import { lineOf } from "../screens/order/form";
import { customers, emptyOrder, newId, now, products } from "./data";
import { judged } from "./rules";

const alphabet = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";
const group = () => Array.from({ length: 6 }, () => alphabet[Math.floor(Math.random() * alphabet.length)]).join("");
const serial = () => Array.from({ length: 5 }, group).join("-");

const people = ["Anna Brandt", "Tom Whitfield", "Mirjam Okafor"];
const day = 86_400;

/** Gives an order its licenses, as submit does. */
export function submitted(order: OrderView, when: number, by = order.created_by): OrderView {
  const licenses = order.lines.flatMap((line) =>
    Array.from({ length: line.quantity }, (): LicenseRow => {
      return {
        id: newId(),
        serial: serial(),
        status: "active",
        product_number: line.product_number,
        product_name: line.product_name,
        order_id: order.id,
        order_number: order.number,
        customer_name: order.customer?.name ?? "",
        issued_at: when,
      };
    }),
  );
  return judged({
    ...order,
    version: order.version + 1,
    status: "submitted",
    submitted_at: when,
    submitted_by: by,
    licenses,
  });
}

export function rowOf(order: OrderView): OrderRow {
  const { id, version, number, status, demo, created_by, created_at, submitted_at } = order;
  return {
    id,
    version,
    number,
    status,
    demo,
    created_by,
    created_at,
    submitted_at,
    archived: order.archived_at !== null,
    customer_name: order.customer?.name ?? "",
    customer_country: order.customer?.country ?? "",
    products: order.lines.map(({ product_name }) => product_name),
    quantity: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    problems: order.problems.length,
  };
}

function made(index: number): OrderView {
  const order = emptyOrder(`A-${2047 - index}`, people[index % 3]);
  const first = products[index % 3 === 2 ? 3 : index % products.length];
  const second = products[1];
  const wanted = [first, index % 4 === 0 ? second : undefined].filter((product) => product !== undefined);
  return {
    ...order,
    customer: customers[index % 18] ?? null,
    demo: index % 10 === 9,
    lines: [...new Set(wanted)].map((product) => ({ ...lineOf(product), quantity: 1 + ((index * 7) % 24) })),
  };
}

/** Enough orders to scroll. */
export function someOrders(howMany: number): OrderView[] {
  return Array.from({ length: howMany }, (_, index) => {
    const order = made(index);
    if (index === 0) return judged(firstDraft(order));
    if (index < 3) return judged(order);
    const done = submitted(order, now() - 1600 - (index - 3) * (index < 6 ? 9000 : day / 2));
    const revoked = {
      status: "revoked" as const,
      revoked_at: now() - day,
      revoked_by: "Anna Brandt",
      revoke_reason: "Returned",
    };
    return index % 9 === 8 ? { ...done, ...revoked } : done;
  });
}

/** The draft of the design's picture: one line with a term that is in the past, one feature left out. */
function firstDraft(order: OrderView): OrderView {
  return {
    ...order,
    purchase_order: "PO 4500-7716",
    note: "Katrin needs the files in Flensburg before 1 December.",
    lines: order.lines.map((line, index) => ({
      ...line,
      quantity: index === 0 ? 2 : 10,
      features: line.features.map((feature) => {
        if (feature.name === "Report Designer") return { ...feature, excluded: true };
        if (index === 0 && feature.name === "Calibration") {
          return { ...feature, terms: { ...feature.terms, model: { kind: "until" as const, until: 1735689599 } } };
        }
        return feature;
      }),
    })),
  };
}
