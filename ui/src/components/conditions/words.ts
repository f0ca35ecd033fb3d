import type { Concurrency, Conditions, Validity } from "../../contract/generated";
import { dayOf, endOf, today, writeDay } from "../../time/days";
import { several } from "../../time/locale";

/** How long a license as a whole lasts, in the order people offer it. */
export const validityWords: Record<Validity["kind"], string> = {
  perpetual: "Perpetual",
  subscription: "Subscription",
  until: "Until a date",
};

/** How maintenance ends. */
export const maintenanceWords = { none: "Without end", until: "Until a date", days: "Days from issue" };
export type MaintenanceKind = keyof typeof maintenanceWords;

/** Which of them conditions have; days, where an import brought both: the problem stands there. */
export function maintenanceKind(of: Pick<Conditions, "maintenance_until" | "maintenance_days">): MaintenanceKind {
  if (of.maintenance_days !== null) return "days";
  return of.maintenance_until === null ? "none" : "until";
}

/** Where seats are counted. */
export const concurrencyWords: Record<Concurrency, string> = {
  none: "Nowhere",
  cloud: "By your server",
  network: "By a server in their network",
};

/** No condition at all: what a new product starts with. */
export function newConditions(): Conditions {
  return {
    validity: { kind: "perpetual" },
    trial_days: null,
    clients: null,
    client_lease_hours: null,
    vm_lease_hours: null,
    offline_lease_hours: null,
    check_out_days: null,
    maintenance_until: null,
    maintenance_days: null,
    concurrency: "none",
    network_seats: null,
    concurrent_processes: null,
    heartbeat_minutes: null,
  };
}

/** What people most likely mean by a kind of validity: a year. */
export function newValidity(kind: Validity["kind"], now = Date.now()): Validity {
  switch (kind) {
    case "perpetual":
      return { kind };
    case "subscription":
      return { kind, days: 365 };
    case "until":
      return { kind, until: endOf(today(365, now)) };
  }
}

/** "no limit", "365 days", "until 31 Dec 2027". */
export function writeValidity(validity: Validity): string {
  switch (validity.kind) {
    case "perpetual":
      return "no limit";
    case "subscription":
      return several(validity.days, "day");
    case "until":
      return `until ${writeDay(dayOf(validity.until))}`;
  }
}

const hours = (value: number) => (value === 0 ? "unlimited" : several(value, "hour"));

/** What the conditions say beyond the usual, each as one short phrase; empty when they say nothing. */
export function writeConditions(conditions: Conditions): string[] {
  const { validity, concurrency, network_seats: seats, concurrent_processes: processes } = conditions;
  const says = <T>(value: T | null, phrase: (value: T) => string) => (value === null ? [] : [phrase(value)]);
  return [
    ...(validity.kind === "perpetual" ? [] : [writeValidity(validity)]),
    ...says(conditions.trial_days, (days) => `${several(days, "day")} of trial`),
    ...says(conditions.clients, (clients) => several(clients, "client")),
    ...says(conditions.client_lease_hours, (lease) => `client lease ${hours(lease)}`),
    ...says(conditions.vm_lease_hours, (lease) => `lease in virtual machines ${hours(lease)}`),
    ...says(conditions.offline_lease_hours, (lease) => `offline lease ${hours(lease)}`),
    ...says(conditions.check_out_days, (days) => `check-out ${several(days, "day")}`),
    ...says(conditions.maintenance_until, (until) => `maintenance until ${writeDay(dayOf(until))}`),
    ...says(conditions.maintenance_days, (days) => `maintenance for ${several(days, "day")}`),
    ...(concurrency === "none"
      ? []
      : [concurrency === "cloud" ? "counted by your server" : "counted in their network"]),
    ...says(seats, (many) => several(many, "network seat")),
    ...says(processes, (many) => (many === 0 ? "any number of processes" : several(many, "process", "processes"))),
    ...says(conditions.heartbeat_minutes, (minutes) => `heartbeat every ${several(minutes, "minute")}`),
  ];
}
