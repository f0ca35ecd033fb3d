import {
  type Icon,
  IconAppWindow,
  IconCircuitMotor,
  IconCpu,
  IconDatabase,
  IconDisc,
  IconNetwork,
  IconWorldWww,
} from "@tabler/icons-react";
import type { Binding, Part, PartRule } from "../../../contract/generated";
import { several } from "../../../time/locale";

/** The parts of a machine: what they are called in a sentence, and what is looked at. */
export const partWords: Record<Part, { title: string; word: string; what: string; icon: Icon }> = {
  cpu: { title: "CPU", word: "CPU", what: "The processor", icon: IconCpu },
  motherboard: { title: "Main board", word: "main board", what: "The main board’s own number", icon: IconCircuitMotor },
  hdd: { title: "Disk", word: "disk", what: "The first fixed disk", icon: IconDatabase },
  mac: {
    title: "Network adapter",
    word: "network adapter",
    what: "A physical adapter; VPN and container adapters do not count",
    icon: IconNetwork,
  },
  os: { title: "Operating system", word: "operating system", what: "The installed system", icon: IconAppWindow },
  dvd: { title: "Optical drive", word: "optical drive", what: "A built-in drive", icon: IconDisc },
  host: { title: "Host name", word: "host name", what: "The machine’s name and domain", icon: IconWorldWww },
};

export const parts = Object.keys(partWords) as Part[];

function listOf(words: string[], last = "and"): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1)}`;
}

const numbers = ["none", "one", "two", "three", "four", "five", "six", "seven"];

/** What a binding means for a customer's machine, in one sentence. */
export function sentenceOf({ parts: rules, tolerated_changes: tolerated }: Binding): string {
  const of = (rule: PartRule) => parts.filter((part) => rules[part] === rule).map((part) => partWords[part].word);
  const required = of("required");
  const replaceable = of("replaceable");
  if (required.length + replaceable.length === 0)
    return "Licenses are not bound: an activation is good on any machine.";
  const same = tolerated === 0 ? [...required, ...replaceable] : required;
  const free = tolerated === 0 ? [] : replaceable;
  const says: string[] = [];
  if (same.length > 0) says.push(`${listOf(same)} ${same.length === 1 ? "is" : "are"} the same`);
  if (free.length > tolerated)
    says.push(`at most ${numbers[tolerated]} of ${listOf(free)} ${tolerated === 1 ? "differs" : "differ"}`);
  const sentence =
    says.length > 0 ? `A machine is recognized while ${says.join(" and ")}` : "Every machine is recognized";
  const any = free.length > 0 && free.length <= tolerated ? `; ${listOf(free)} may differ` : "";
  return `${sentence}${any}.`;
}

/** Why so many changes cannot be tolerated, in Rust's sense, as it is typed. */
export function problemOf({ parts: rules, tolerated_changes: tolerated }: Binding): string | undefined {
  const all = Object.values(rules);
  const replaceable = all.filter((rule) => rule === "replaceable").length;
  if (tolerated > replaceable) {
    return replaceable === 0
      ? "No part may be replaced: tolerate no changes, or make a part replaceable."
      : `Only ${several(replaceable, "part")} may be replaced: tolerate at most ${replaceable}.`;
  }
  if (all.length > 0 && replaceable === all.length && tolerated === replaceable) {
    return "Every part could differ at once: require a part or tolerate fewer changes.";
  }
}
