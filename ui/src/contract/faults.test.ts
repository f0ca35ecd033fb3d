import { describe, expect, it } from "vitest";
import { explain, faultOf, fieldOf } from "./faults";
import type { Fault, FaultCode, FaultDetails } from "./generated";

const fault = (code: FaultCode, details: Partial<FaultDetails> = {}, message = ""): Fault => ({
  code,
  message,
  details: { field: null, problems: null, reference: null, ...details },
});

describe("a fault in words", () => {
  it("says what happened and what to do", () => {
    expect(explain(fault("vault_in_use"))).toEqual({
      what: "Another program has this vault open.",
      todo: "Close it there, then try again.",
    });
  });

  it("uses Rust's own words where they name the particulars", () => {
    expect(explain(fault("mail_failed", {}, "552 mailbox full")).what).toBe("552 mailbox full");
    expect(explain(fault("mail_failed")).what, "never an empty sentence").not.toBe("");
  });

  it("names the reference under which the log has the cause", () => {
    expect(explain(fault("internal", { reference: "k3f9" })).todo).toContain("k3f9");
  });

  it("makes something readable of whatever was thrown", () => {
    expect(faultOf(new Error("bridge closed"))).toMatchObject({ code: "internal", message: "Error: bridge closed" });
    expect(explain(undefined).what).not.toBe("");
    expect(explain({ code: "from a newer Signet", message: "" }).what).not.toBe("");
  });

  it("says of a refused machine what can be done, and never only to look at the record", () => {
    const ended = fault(
      "not_allowed_now",
      { refusal: "ended" },
      "The license ended. Extend it by an update order first.",
    );
    expect(explain(ended)).toEqual({ what: ended.message, todo: "" });
    expect(explain(fault("not_allowed_now", { refusal: "virtual_machine" }, "It is one.")).todo).toContain(
      "update order",
    );
    expect(explain(fault("not_allowed_now", { refusal: "ended" })).what, "never an empty sentence").not.toBe("");
  });

  it("names fields as forms do", () => {
    expect(fieldOf(fault("invalid_field", { field: "features[2].terms.seats" }))).toBe("features.2.terms.seats");
    expect(fieldOf(fault("internal"))).toBeNull();
  });
});
