import { QueryClientProvider } from "@tanstack/react-query";
import { mockIPC } from "@tauri-apps/api/mocks";
import { act, renderHook, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { makeClient } from "../app";
import { pagesOf, usePages, useRows } from "./pages";

it("a list grows by its cursor, asks for each page once and stops at the end", async () => {
  const asked: (string | null)[] = [];
  mockIPC((_, payload) => {
    const { after } = (payload as { request: { after: string | null } }).request;
    asked.push(after);
    return after === null
      ? { rows: [{ id: "1" }, { id: "2" }], next: "cursor of 2", total: 3, total_is_at_least: false }
      : { rows: [{ id: "3" }], next: null, total: 3, total_is_at_least: false };
  });
  const client = makeClient();
  const { result } = renderHook(() => usePages("mail.list", {}), {
    wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
  });
  await waitFor(() => expect(result.current.rows).toHaveLength(2));
  act(() => {
    result.current.more();
    result.current.more();
  });
  await waitFor(() => expect(result.current.rows.map(({ id }) => id)).toEqual(["1", "2", "3"]));
  act(() => result.current.more());
  expect(asked).toEqual([null, "cursor of 2"]);
  expect(result.current.total).toBe(3);
});

describe("a list of any length", () => {
  type Asked = { after?: string; offset?: number; text?: string };
  const start = (filter: { text: string } = { text: "" }) => {
    const asked: Asked[] = [];
    mockIPC((_, payload) => {
      const { after, offset, text } = (payload as { request: Asked }).request;
      asked.push({ after, offset });
      const first = after ? Number(after) : (offset ?? 0);
      const total = text ? 1 : 1_000_000;
      const rows = Array.from({ length: Math.min(100, total - first) }, (_, index) => ({
        id: `${text}${first + index}`,
      }));
      return { rows, next: first + 100 < total ? String(first + 100) : null, total, total_is_at_least: false };
    });
    const client = makeClient();
    const hook = renderHook((asked) => useRows("customer.list", asked), {
      initialProps: filter,
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    });
    return { asked, client, ...hook };
  };

  it("asks for the pages on screen alone, by position after a jump and by cursor when scrolled on", async () => {
    const { asked, result } = start();
    await waitFor(() => expect(result.current.total).toBe(1_000_000));
    act(() => result.current.show(900_030, 900_060));
    await waitFor(() => expect(result.current.at(900_050)?.id).toBe("900050"));
    act(() => result.current.show(900_080, 900_120));
    await waitFor(() => expect(result.current.at(900_110)?.id).toBe("900110"));
    expect(asked).toEqual([
      { after: undefined, offset: 0 },
      { after: undefined, offset: 900_000 },
      { after: "900100", offset: undefined },
    ]);
    // What was seen is there at once, even when it is no longer on screen.
    expect(result.current.at(5)?.id).toBe("5");
    expect(result.current.at(500_000)).toBeUndefined();
  });

  it("shows the former rows until the answer to a new filter is there", async () => {
    const { result, rerender } = start();
    await waitFor(() => expect(result.current.total).toBe(1_000_000));
    const { key } = result.current;
    rerender({ text: "x" });
    expect([result.current.key, result.current.total, result.current.at(1)?.id]).toEqual([key, 1_000_000, "1"]);
    await waitFor(() => expect(result.current.total).toBe(1));
    expect(result.current.key).not.toBe(key);
    expect(result.current.at(0)?.id).toBe("x0");
  });

  it("learns of more rows as one goes on, where Rust counts only so far", async () => {
    mockIPC((_, payload) => {
      const { after, offset } = (payload as { request: Asked }).request;
      const first = after ? Number(after) : (offset ?? 0);
      const rows = Array.from({ length: Math.min(100, 950 - first) }, (_, index) => ({ id: String(first + index) }));
      const total = Math.min(950, first + 300);
      return { rows, next: total < 950 ? String(first + 100) : null, total, total_is_at_least: total < 950 };
    });
    const client = makeClient();
    const { result } = renderHook(() => useRows("license.list", {}), {
      wrapper: ({ children }) => <QueryClientProvider client={client}>{children}</QueryClientProvider>,
    });
    const known = () => [result.current.total, result.current.atLeast];
    await waitFor(() => expect(known()).toEqual([300, true]));
    act(() => result.current.show(270, 300));
    await waitFor(() => expect(known()).toEqual([500, true]));
    // Going back up forgets nothing.
    act(() => result.current.show(0, 30));
    await waitFor(() => expect(result.current.at(0)?.id).toBe("0"));
    expect(known()).toEqual([500, true]);
    act(() => result.current.show(700, 750));
    await waitFor(() => expect(known()).toEqual([950, false]));
  });

  it("counts its pages from 0", () => {
    expect([pagesOf(0, 28), pagesOf(90, 101), pagesOf(100, 200), pagesOf(0, 0)]).toEqual([[0], [0, 1], [1], [0]]);
  });
});
