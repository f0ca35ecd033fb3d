import { describe, expect, it } from "vitest";
import { keyFor, newField, withKind, withOptions } from "./field-kinds";

describe("a custom field", () => {
  it("gets a key from its name that no other has", () => {
    expect(keyFor("Training days", [])).toBe("training_days");
    expect(keyFor("Größe (m²)", [])).toBe("gro_e_m2");
    expect(keyFor("Region", ["region", "region_2"])).toBe("region_3");
    expect(keyFor("地域", [])).toBe("");
  });

  it("has no default of another kind", () => {
    const number = { ...withKind(newField(), "number"), label: "Days", default: 3 };
    expect(withKind(number, "choice")).toEqual({ ...newField(), label: "Days", kind: "choice", options: [] });
    expect(withKind(number, "flag")).toMatchObject({ label: "Days", default: null });
  });

  it("has no default that is not among its choices", () => {
    const choice = withOptions(withKind(newField(), "choice"), ["a", "b"]);
    const chosen = { ...choice, default: "b" };
    expect(withOptions(chosen, ["a", "b", "c"]).default).toBe("b");
    expect(withOptions(chosen, ["a"]).default).toBeNull();
  });
});
