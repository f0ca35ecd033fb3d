import { describe, expect, it } from "vitest";
import { endOf, startOf, writeDay } from "../../time/days";
import { spans, writeSpan } from "./created-filter";

const [first, last] = ["2020-03-01", "2020-03-31"].map(writeDay);

describe("a span of time in words", () => {
  it("is the words it was chosen by, as long as they mean the same", () => {
    for (const { word, of } of spans) expect(writeSpan(of())).toBe(word);
  });

  it.each([
    [{}, null],
    [{ from: startOf("2020-03-01") }, `from ${first}`],
    [{ until: endOf("2020-03-31") }, `until ${last}`],
    [{ from: startOf("2020-03-01"), until: endOf("2020-03-31") }, `${first} – ${last}`],
  ])("%o is %s", (span, words) => {
    expect(writeSpan(span)).toBe(words);
  });
});
