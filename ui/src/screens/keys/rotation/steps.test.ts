import { expect, it } from "vitest";
import type { KeyDrill } from "../../../contract/generated";
import { keptInWords, leftInWords, machinesInWords, stateOf, steps } from "./steps";

const none = { counting: 0, blocked: 0, over: 0, revoked: 0 };
const drill = (own: Partial<KeyDrill>) =>
  ({ files: none, certificates: 0, idle_certificates: 0, newest_revocation_list: false, ...own }) as KeyDrill;

it("each step is behind, at hand or ahead", () => {
  const at = (where: Parameters<typeof stateOf>[1]) => steps.map((step) => stateOf(step, where));
  expect(at("make")).toEqual(["now", "later", "later", "later", "later"]);
  expect(at("ship")).toEqual(["done", "now", "now", "later", "later"]);
  expect(at("switch")).toEqual(["done", "now", "now", "later", "later"]);
  expect(at("reissue")).toEqual(["done", "done", "done", "now", "later"]);
  expect(at("retire")).toEqual(["done", "done", "done", "done", "now"]);
  expect(at("done")).toEqual(["done", "done", "done", "done", "done"]);
});

it("what is known of the programs is told, and what is not", () => {
  expect(machinesInWords({ older: 0, since: 0, unknown: 0 })).toMatch(/nothing is known/);
  expect(machinesInWords({ older: 12, since: 1, unknown: 0 })).toBe(
    "1 machine runs a program first seen since, 12 older ones.",
  );
  expect(machinesInWords({ older: 0, since: 3, unknown: 2 })).toMatch(/; of 2 the program is unknown\.$/);
});

it("what is left and what stays is told", () => {
  expect(leftInWords(drill({}))).toBe("Nothing that counts is signed with it anymore.");
  expect(leftInWords(drill({ files: { ...none, counting: 2 }, certificates: 1, newest_revocation_list: true }))).toBe(
    "Still signed with it: 2 license files, 1 certificate and the newest revocation list.",
  );
  expect(keptInWords(drill({}))).toBeNull();
  expect(keptInWords(drill({ files: { ...none, blocked: 1, revoked: 3 }, idle_certificates: 2 }))).toBe(
    "Files of licenses that do not count: 1 blocked, 3 revoked. 2 certificates of such licenses and of leases that ended.",
  );
});
