import type { Conditions } from "../../contract/generated";

/** The conditions that are a number or nothing; maintenance has a control of its own. */
export type CountKey = {
  [K in keyof Conditions]: Conditions[K] extends number | null ? K : never;
}[Exclude<keyof Conditions, "maintenance_until" | "maintenance_days">];

type Count = { label: string; unit?: string; help: string; none: string };

/** Their words and limits; Rust enforces the same. `none`: what an empty field means. */
export const counted: Record<CountKey, Count> = {
  trial_days: {
    label: "Trial first",
    unit: "days",
    help: "1 to 5,000 days, then the license begins.",
    none: "no trial",
  },
  clients: { label: "Clients", help: "1 to 50,000 machines may use it.", none: "as many as seats" },
  client_lease_hours: {
    label: "Client lease",
    unit: "hours",
    help: "A client asks again after 1 to 8,760 hours (a year).",
    none: "never asks",
  },
  vm_lease_hours: {
    label: "Lease in virtual machines",
    unit: "hours",
    help: "At most 500 hours; 0 is unlimited.",
    none: "as elsewhere",
  },
  offline_lease_hours: {
    label: "Offline lease",
    unit: "hours",
    help: "An offline activation lasts 1 to 12,000 hours (500 days).",
    none: "without end",
  },
  check_out_days: {
    label: "Check-out",
    unit: "days",
    help: "A seat may be taken along for so many days.",
    none: "not allowed",
  },
  network_seats: {
    label: "Network seats",
    help: "What their server hands out; needs counting by a server.",
    none: "as the features say",
  },
  concurrent_processes: {
    label: "Processes",
    help: "On one machine at the same time; 0 is unlimited.",
    none: "as the features say",
  },
  heartbeat_minutes: {
    label: "Heartbeat",
    unit: "minutes",
    help: "A sign of life every 5 to 1,440 minutes (a day).",
    none: "no heartbeat",
  },
};

/** Where they stand on screen, beside the validity and the counting. */
export const groups = {
  clients: ["clients", "client_lease_hours", "vm_lease_hours", "offline_lease_hours", "check_out_days"],
  together: ["network_seats", "concurrent_processes", "heartbeat_minutes"],
} satisfies Record<string, CountKey[]>;
