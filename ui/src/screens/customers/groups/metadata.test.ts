import { expect, it } from "vitest";
import { readMetadata, writeMetadata } from "./metadata";

it("metadata is typed as lines and read back", () => {
  const metadata = { site: "Kiel", url: "https://example.test:8080/x" };
  expect(readMetadata(writeMetadata(metadata))).toEqual(metadata);
  expect(readMetadata(" site :  Kiel \n\n")).toEqual({ site: "Kiel" });
  expect(readMetadata("")).toEqual({});
  expect([readMetadata("site"), readMetadata(": Kiel")]).toEqual([null, null]);
});
