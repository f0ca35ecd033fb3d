import { expect, it } from "vitest";
import { fieldWord, piecesOf, placed } from "./marks";

it("a text falls apart at its marks", () => {
  expect(piecesOf("Getreidemühle Müllheim", [[14, 18]])).toEqual([
    { text: "Getreidemühle ", marked: false },
    { text: "Müll", marked: true },
    { text: "heim", marked: false },
  ]);
  expect(piecesOf("Müll", [[0, 4]])).toEqual([{ text: "Müll", marked: true }]);
  expect(
    piecesOf("Müll", [
      [0, 9],
      [3, 2],
    ]),
  ).toEqual([{ text: "Müll", marked: false }]);
});

it("the match is shown where it is, and named when it is nowhere to be seen", () => {
  const hit = { title: "Kessler KG", subtitle: "DE · 2 orders", marks: [[0, 2]] as [number, number][] };
  expect(placed({ ...hit, field: "name", text: "Kessler KG" }).title).toEqual([[0, 2]]);
  expect(placed({ ...hit, field: "orders", text: "2 orders" }).subtitle).toEqual([[5, 7]]);
  expect(placed({ ...hit, field: "crm_id", text: "10442" }).other).toEqual({
    word: "CRM id",
    pieces: [
      { text: "10", marked: true },
      { text: "442", marked: false },
    ],
  });
  expect(fieldWord("purchase_order")).toBe("Purchase order");
  expect(fieldWord("field")).toBe("Free field");
});
