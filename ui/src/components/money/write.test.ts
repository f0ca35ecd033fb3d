import { describe, expect, it } from "vitest";
import { currencies, digitsOf, signOf } from "./currency";
import { readAmount, readShare, writeAmount, writeShare } from "./write";

describe("a currency", () => {
  it.each([
    ["EUR", 2, "€"],
    ["JPY", 0, "¥"],
    ["KWD", 3, "KWD"],
    ["CHF", 2, "CHF"],
    ["HUF", 2, "Ft"],
    ["IQD", 3, "IQD"],
    ["CLF", 4, "CLF"],
    ["not one", 2, "not one"],
  ])("%s has its digits and its sign", (currency, digits, sign) => {
    expect([digitsOf(currency), signOf(currency)]).toEqual([digits, sign]);
  });

  it("can be chosen when somebody pays with it today", () => {
    expect(currencies.slice(0, 5)).toEqual(["EUR", "USD", "GBP", "CHF", "JPY"]);
    expect(currencies).toEqual(expect.arrayContaining(["XCG", "ZWG", "SLE", "VED", "HUF"]));
    const gone = ["ANG", "HRK", "CUC", "SLL", "ZWL", "DEM"];
    expect(currencies.filter((code) => [...gone, "XAU", "XSU", "XXX", "CLF"].includes(code))).toEqual([]);
    expect(currencies.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect([currencies.length, new Set(currencies).size]).toEqual([155, 155]);
  });
});

describe("an amount is written", () => {
  it.each([
    [1_277_465, "EUR", "12,774.65"],
    [0, "EUR", "0.00"],
    [5, "EUR", "0.05"],
    [-56_500, "EUR", "−565.00"],
    [1_277_465, "JPY", "1,277,465"],
    [5, "KWD", "0.005"],
    [9_000_000_000_000_001, "EUR", "90,000,000,000,000.01"],
  ])("%s of %s as %s", (minor, currency, words) => {
    expect(writeAmount(minor, currency)).toBe(words);
  });
});

describe("an amount is read", () => {
  it.each([
    ["4200", "EUR", 420_000],
    ["4200.5", "EUR", 420_050],
    ["4200,5", "EUR", 420_050],
    ["4,200.00", "EUR", 420_000],
    ["4.200,00", "EUR", 420_000],
    ["4 200,00", "EUR", 420_000],
    ["4’200.05", "CHF", 420_005],
    ["€ 12,774.65", "EUR", 1_277_465],
    ["12,774.65 EUR", "EUR", 1_277_465],
    ["1,284", "EUR", 128_400],
    ["1.284", "EUR", 128_400],
    ["1.284.000", "EUR", 128_400_000],
    [".5", "EUR", 50],
    ["5.", "EUR", 500],
    ["0,500", "EUR", 50],
    ["1,277,465", "JPY", 1_277_465],
    ["12", "JPY", 12],
    ["1.284", "KWD", 1284],
    ["1,284", "KWD", 1_284_000],
    ["0.1", "EUR", 10],
    ["90000000000000.01", "EUR", 9_000_000_000_000_001],
    ["４２", "EUR", 4200],
  ])("%s of %s as %s", (text, currency, minor) => {
    expect(readAmount(text, currency)).toBe(minor);
  });

  it.each([
    ["", "EUR"],
    ["much", "EUR"],
    [".", "EUR"],
    ["1.2.3", "EUR"],
    ["12.345678", "EUR"],
    ["12.5", "JPY"],
    ["-5", "EUR"],
    ["1e5", "EUR"],
    ["1,2.345,6", "EUR"],
    ["999999999999999999", "EUR"],
  ])("refuses “%s” of %s", (text, currency) => {
    expect(readAmount(text, currency)).toBeNull();
  });

  it("comes back as it was written, whatever the currency", () => {
    for (const currency of ["EUR", "JPY", "KWD"]) {
      for (const minor of [0, 1, 99, 100, 123_456, 1_234_567_890]) {
        expect(readAmount(writeAmount(minor, currency), currency)).toBe(minor);
      }
    }
  });
});

describe("a share", () => {
  it.each([
    ["19", 1900, "19"],
    ["19 %", 1900, "19"],
    ["5,5", 550, "5.5"],
    ["7.05", 705, "7.05"],
    ["0", 0, "0"],
    ["100", 10_000, "100"],
  ])("%s", (text, share, words) => {
    expect([readShare(text), writeShare(share)]).toEqual([share, words]);
  });

  it.each(["", "x", "1.234.5", "7.055"])("refuses “%s”", (text) => {
    expect(readShare(text)).toBeNull();
  });
});
