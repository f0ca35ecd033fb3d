import type { Role } from "../contract/generated";

/** The roles in words. */
export const roleWords: Record<Role, string> = {
  owner: "Owner",
  sales: "Sales",
  engineer: "Engineer",
  auditor: "Auditor",
};

/** What each role is for, one line each. */
export const roleHints: Record<Role, string> = {
  owner: "May do everything, including users and keys",
  sales: "Creates, submits and revokes orders",
  engineer: "Works with licenses; may not sign",
  auditor: "Reads everything, changes nothing",
};
