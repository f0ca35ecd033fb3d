import { expect, it } from "vitest";
import { mapped, missing } from "./mapping";

it("a field is filled by one column", () => {
  expect(mapped({ Firma: "name", Land: "country" }, "Kunde", "name")).toEqual({ Kunde: "name", Land: "country" });
  expect(mapped({ Firma: "name" }, "Firma", null)).toEqual({});
});

it("names the required fields that no column fills", () => {
  const field = (name: string, required: boolean) => ({ field: name, label: name, required, about: "" });
  const fields = [field("name", true), field("email", false), field("number", true)];
  expect(missing(fields, { Firma: "name" }).map((one) => one.field)).toEqual(["number"]);
});
