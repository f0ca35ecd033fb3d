import type { RefusalCode } from "./generated";

/** What to do about a machine that is not activated. Empty where Rust's own sentence says it already. */
export const refusalTodo: Record<RefusalCode, string> = {
  wrong_product: "Ask the customer which serial number belongs to this program.",
  unknown_serial: "",
  revoked: "A new order can grant it again.",
  blocked: "",
  ended: "",
  too_early: "Wait until then, or change the window by an update order.",
  too_late: "",
  limit_reached: "",
  parts_missing: "Activate it by a typed machine id, or loosen the binding of the product.",
  virtual_machine: "Ask for a request from a real machine, or allow virtual machines by an update order.",
  not_for_network: "",
  request_reused: "",
  given_back: "",
};
