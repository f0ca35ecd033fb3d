import type { Conditions, Line, OrderContent, OrderView, Problem } from "../contract/generated";
import { keys, now } from "./data";
import { productOf, profileOf } from "./orders-lines";

// A few of Rust's rules, only so that the window has something to show while nobody runs Rust.

type Add = (code: Problem["code"], field: string, message: string, feature?: number) => void;

/** The problems a draft has. */
export function problemsOf({ content, targets }: OrderView): Problem[] {
  const found: Problem[] = [];
  const add = (code: Problem["code"], field: string, message: string, line: number | null = null, feature?: number) =>
    found.push({ code, field, line, feature: feature ?? null, message });
  headProblems(content, add);
  if (content.kind === "update" && content.targets.length === 0)
    add("missing", "targets", "Choose the license to update.");
  for (const { serial } of targets.filter(({ status }) => status === "revoked")) {
    add("not_allowed", "targets", `${serial} is revoked and can no longer be updated.`);
  }
  content.lines.forEach((line, index) => {
    lineProblems(line, content, (code, field, message, feature) =>
      add(code, `lines[${index}].${field}`, message, index, feature),
    );
  });
  if (!keys.some(({ status }) => status === "current")) {
    add("no_key", "key", "There is no signing key: create or import one under Keys.");
  }
  return found;
}

function headProblems(content: OrderContent, add: Add) {
  const { activation_limit: limit, demo, window } = content;
  if (content.template) {
    add("not_allowed", "template", "This is a template: make an order from it and submit that.");
  }
  if (content.customer_required && !content.customer_id) {
    add("missing", "customer_id", "These licenses need a customer: choose one, or do not require it.");
  }
  if (content.lines.length === 0) add("missing", "lines", "Add a product.");
  const most = demo ? 10 : 50;
  if (limit > most) add("too_large", "activation_limit", `A license may be activated at most ${most} times.`);
  if (limit < 1) add("too_small", "activation_limit", "At least one activation per license is needed.");
  if (window.until !== null && window.from !== null && window.until < window.from) {
    add("wrong_order", "window.until", "The activation window closes before it opens.");
  } else if (window.until !== null && window.until < now()) {
    add("in_the_past", "window.until", "The activation window is over: choose a later date.");
  }
  for (const field of ["discount", "tax"] as const) {
    if (content[field] > 10_000) add("too_large", field, "At most 100 %.");
  }
}

function lineProblems(line: Line, order: OrderContent, add: Add) {
  const { content } = productOf(line.product_id);
  if (line.quantity < 1) add("too_small", "quantity", "Order at least one.");
  if (line.unit_price === null && content.prices.price !== null && content.prices.currency !== order.currency) {
    const { currency } = content.prices;
    add("missing", "unit_price", `${content.name} has its price in ${currency}: enter one in ${order.currency}.`);
  }
  if (line.discount > 10_000) add("too_large", "discount", "At most 100 %.");
  const profile = profileOf(line.profile_id);
  const quota = profile?.content.quota ?? null;
  if (profile && quota !== null && line.quantity > quota - profile.used) {
    const left = `${profile.content.name} has ${Math.max(0, quota - profile.used)} of ${quota} licenses left`;
    add("quota_exhausted", "quantity", `${left}; this order takes ${line.quantity}.`);
  }
  line.features.forEach(({ number, excluded, limit, terms: { model, seats } }, at) => {
    if (excluded) return;
    if (limit === 0) add("too_small", `features[${at}].limit`, "Enter how many, at least 1.", number);
    const name = content.features.find((feature) => feature.number === number)?.name ?? "";
    const path = `features[${at}].terms`;
    if (model.kind === "until" && model.until < now()) {
      const message = `${name} would end before it begins: the date is in the past.`;
      add("in_the_past", `${path}.model.until`, message, number);
    }
    if (model.kind === "period" && model.until < model.from) {
      add("wrong_order", `${path}.model.until`, `${name} would end before it begins.`, number);
    }
    if (seats < 1) add("too_small", `${path}.seats`, `${name} needs at least 1 seat.`, number);
  });
  if (line.conditions) conditionProblems(line.conditions, add);
  for (const { key, label, required } of content.fields) {
    const value = line.values[key];
    if (required && order.kind === "sale" && (value === undefined || value === "")) {
      add("missing", `values.${key}`, `Enter ${label}.`);
    }
  }
  line.memory.forEach(({ item, cell, value }, at) => {
    const own = content.memory.find(({ alias }) => alias === item)?.cells.find(({ number }) => number === cell);
    if (own?.kind === "text" && value.length > own.size) {
      add("not_allowed", `memory[${at}].value`, `${own.name} holds ${own.size} bytes; this has ${value.length}.`);
    }
  });
}

function conditionProblems(conditions: Conditions, add: Add) {
  const within = (field: keyof Conditions, least: number, most: number, what: string) => {
    const value = conditions[field];
    if (typeof value !== "number" || (value >= least && value <= most)) return;
    add(value < least ? "too_small" : "too_large", `conditions.${field}`, `Choose ${least} to ${most} ${what}.`);
  };
  within("clients", 1, 50_000, "clients");
  within("client_lease_hours", 1, 8_760, "hours of client lease");
  within("heartbeat_minutes", 5, 1_440, "minutes between signs of life");
  const { validity } = conditions;
  if (validity.kind === "until" && validity.until < now()) {
    add("in_the_past", "conditions.validity.until", "This day is over: choose a later date.");
  }
}
