import { QueryClientProvider } from "@tanstack/react-query";
import { mockIPC } from "@tauri-apps/api/mocks";
import { act, renderHook, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { makeClient } from "../app";
import { usePages } from "./pages";

it("a list grows by its cursor, asks for each page once and stops at the end", async () => {
  const asked: (string | null)[] = [];
  mockIPC((_, payload) => {
    const { after } = (payload as { request: { after: string | null } }).request;
    asked.push(after);
    return after === null
      ? { rows: [{ id: "1" }, { id: "2" }], next: "cursor of 2", total: 3 }
      : { rows: [{ id: "3" }], next: null, total: 3 };
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
