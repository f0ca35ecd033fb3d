import {
  type Icon,
  IconClockOff,
  IconDeviceDesktopOff,
  IconNetwork,
  IconPlugConnectedX,
  IconScreenShareOff,
  IconUnlink,
} from "@tabler/icons-react";
import type { FeatureType, Flag, Model, SeatUnit } from "../../contract/generated";
import { dayOf, endOf, startOf, today, writeDay } from "../../time/days";
import { count, several } from "../../time/locale";

export type Kind = Model["kind"];

/** The models of terms, in the order people offer them. */
export const modelWords: Record<Kind, string> = {
  perpetual: "Perpetual",
  period: "Period",
  until: "Until a date",
  days: "Days from first use",
  runs: "Runs",
};

type FlagWords = { tag: string; word: string; icon: Icon };
/** The flags: short on a tag, whole in the menu. */
export const flagWords: Record<Flag, FlagWords> = {
  forbid_virtual_machine: { tag: "No VM", word: "Not in virtual machines", icon: IconDeviceDesktopOff },
  forbid_remote_desktop: { tag: "No RDP", word: "Not over remote desktop", icon: IconScreenShareOff },
  virtual_timer_disabled: { tag: "No virtual timer", word: "Virtual timer disabled", icon: IconClockOff },
  detachable: { tag: "Detachable", word: "Detachable", icon: IconUnlink },
  detach_allowed: { tag: "Detach allowed", word: "Detach allowed", icon: IconPlugConnectedX },
};
export const networkWords: FlagWords = { tag: "Network", word: "May be used over the network", icon: IconNetwork };

export const unitWords: Record<SeatUnit, string> = { station: "station", login: "login", process: "process" };

/** What the limit of a feature counts, by its type. Normal features have none. */
export const limitWords: Record<FeatureType, string | null> = {
  normal: null,
  floating: "active",
  element_pool: "elements",
  consumption_tokens: "tokens",
  secure_store: "bytes",
};

/** Whether one of the features counts something: then their table has a column for it. */
export function haveLimits(features: { type: FeatureType }[]): boolean {
  return features.some(({ type }) => limitWords[type] !== null);
}

/** "500 tokens"; a dash where there is nothing to count. */
export function writeLimit(type: FeatureType, limit: number | null): string {
  const word = limitWords[type];
  return word === null || limit === null ? "–" : `${count(limit)} ${word}`;
}

/** What a model grants, in words: "no limit", "31 Dec 2027", "500 runs". */
export function writeModel(model: Model): string {
  switch (model.kind) {
    case "perpetual":
      return "no limit";
    case "period":
      return `${writeDay(dayOf(model.from))} – ${writeDay(dayOf(model.until))}`;
    case "until":
      return writeDay(dayOf(model.until));
    case "days":
      return several(model.days, "day");
    case "runs":
      return several(model.runs, "run");
  }
}

/** The model people most likely mean by a kind: a year from today, 30 days, 100 runs. */
export function newModel(kind: Kind, now = Date.now()): Model {
  switch (kind) {
    case "perpetual":
      return { kind };
    case "period":
      return { kind, from: startOf(today(0, now)), until: endOf(today(364, now)) };
    case "until":
      return { kind, until: endOf(today(365, now)) };
    case "days":
      return { kind, days: 30 };
    case "runs":
      return { kind, runs: 100 };
  }
}
