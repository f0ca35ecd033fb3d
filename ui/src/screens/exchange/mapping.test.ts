import { expect, it } from "vitest";
import { freeField, mapped, missing, optionsFor } from "./mapping";

it("a field is filled by one column", () => {
  expect(mapped({ Firma: "name", Land: "country" }, "Kunde", "name")).toEqual({ Kunde: "name", Land: "country" });
  expect(mapped({ Firma: "name" }, "Firma", null)).toEqual({});
});

it("a column of customers can fill a free field named like it, once", () => {
  const own = { field: "field: Region", label: "Field: Region", required: false, about: "" };
  const offered = (what: "customers" | "products", column: string) =>
    optionsFor(what, [own], column).map((one) => one.value);
  expect(optionsFor("customers", [], " Kundennummer ")).toEqual([
    { value: "field: Kundennummer", label: "Free field “Kundennummer”" },
  ]);
  expect(offered("customers", "Field: region"), "it is among the fields already").toEqual(["field: Region"]);
  expect(offered("products", "Size")).toEqual(["field: Region"]);
  expect([freeField("field:"), freeField("x".repeat(101))]).toEqual([null, null]);
});

it("names the required fields that no column fills", () => {
  const field = (name: string, required: boolean) => ({ field: name, label: name, required, about: "" });
  const fields = [field("name", true), field("email", false), field("number", true)];
  expect(missing(fields, { Firma: "name" }).map((one) => one.field)).toEqual(["number"]);
});
