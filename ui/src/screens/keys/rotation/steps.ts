import type { KeyDrill, Machines, RotationStep } from "../../../contract/generated";
import { count, several } from "../../../time/locale";

/** The way of a key, in its order. "done" is no step: all lie behind. */
export const steps = ["make", "ship", "switch", "reissue", "retire"] as const satisfies RotationStep[];
export type Step = (typeof steps)[number];

/** Where a step stands when the rotation stands at `at`. Switching is possible while builds are being shipped. */
export function stateOf(step: Step, at: RotationStep): "done" | "now" | "later" {
  const order: RotationStep[] = [...steps, "done"];
  const [own, here] = [order.indexOf(step), order.indexOf(at)];
  if (own < here) return step === "ship" && at === "switch" ? "now" : "done";
  return own === here || (step === "switch" && at === "ship") ? "now" : "later";
}

/** "3 machines run programs first seen since, 12 older ones; of 1 the program is unknown." */
export function machinesInWords({ older, since, unknown }: Machines): string {
  if (older + since + unknown === 0) return "No machine is active, so nothing is known of the programs out there.";
  const known = `${several(since, "machine runs a program", "machines run programs")} first seen since, ${count(older)} older ones`;
  return unknown > 0 ? `${known}; of ${count(unknown)} the program is unknown.` : `${known}.`;
}

/** What is still signed with the key and counts. */
export function leftInWords({ files, certificates, newest_revocation_list: list }: KeyDrill): string {
  const parts = [
    files.counting > 0 && several(files.counting, "license file"),
    certificates > 0 && several(certificates, "certificate"),
    list && "the newest revocation list",
  ].filter((part) => part !== false);
  if (parts.length === 0) return "Nothing that counts is signed with it anymore.";
  const last = parts.pop();
  return `Still signed with it: ${parts.length > 0 ? `${parts.join(", ")} and ${last}` : last}.`;
}

/** What stays signed with the key, because it gets no new file. */
export function keptInWords({ files, idle_certificates: idle }: KeyDrill): string | null {
  const parts = [
    files.blocked > 0 && `${count(files.blocked)} blocked`,
    files.over > 0 && `${count(files.over)} over`,
    files.revoked > 0 && `${count(files.revoked)} revoked`,
  ].filter((part) => part !== false);
  const kept = parts.length > 0 ? `Files of licenses that do not count: ${parts.join(", ")}.` : null;
  const certificates = idle > 0 ? `${several(idle, "certificate")} of such licenses and of leases that ended.` : null;
  return [kept, certificates].filter((part) => part !== null).join(" ") || null;
}
