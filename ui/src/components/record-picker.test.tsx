import { MantineProvider } from "@mantine/core";
import { QueryClient, QueryClientProvider, queryOptions } from "@tanstack/react-query";
import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import type { Fault, Page } from "../contract/generated";
import { RecordPicker } from "./record-picker";

type Row = { id: string; name: string };
const user = userEvent.setup({ delay: null });
const all: Row[] = ["Bryn", "Kessler", "Kestrel", "Müller"].map((name) => ({ id: name.toLowerCase(), name }));

/** A picker whose answers come when the test says so. */
function show(create?: { word: string; run: (text: string) => void }) {
  const onPick = vi.fn();
  const waiting: (() => void)[] = [];
  const find = (text: string) =>
    new Promise<Page<Row>>((done) => {
      const rows = all.filter(({ name }) => name.toLowerCase().includes(text));
      waiting.push(() => done({ rows, next: null, total: rows.length, total_is_at_least: false }));
    });
  const query = (text: string) =>
    queryOptions<Page<Row>, Fault, Page<Row>, readonly unknown[]>({
      queryKey: ["row", text],
      queryFn: () => find(text),
    });
  render(
    <MantineProvider>
      <QueryClientProvider client={new QueryClient()}>
        <RecordPicker<Row>
          aria-label="Customer"
          query={query}
          nameOf={({ name }) => name}
          detailOf={() => null}
          onPick={onPick}
          create={create}
          nothing="Nobody"
        />
      </QueryClientProvider>
    </MantineProvider>,
  );
  const asked = (count: number) => waitFor(() => expect(waiting).toHaveLength(count));
  const answer = async () => act(async () => waiting.at(-1)?.());
  return { onPick, asked, answer };
}

describe("a record picker", () => {
  it("takes the first hit of what is typed, and not of what was there before", async () => {
    const { onPick, asked, answer } = show();
    await user.click(screen.getByLabelText("Customer"));
    await asked(1);
    await answer();
    await screen.findByRole("option", { name: "Bryn", hidden: true });
    await user.keyboard("kes{Enter}");
    expect(onPick, "the list still shows the rows of before").not.toHaveBeenCalled();
    await asked(2);
    expect(onPick).not.toHaveBeenCalled();
    await answer();
    await waitFor(() => expect(onPick).toHaveBeenCalledExactlyOnceWith("kessler"));
  });

  it("takes nothing when more is typed after Enter", async () => {
    const { onPick, asked, answer } = show();
    await user.click(screen.getByLabelText("Customer"));
    await asked(1);
    await answer();
    await user.keyboard("kes{Enter}t");
    await asked(2);
    await answer();
    expect((await screen.findByRole("option", { hidden: true })).textContent).toBe("Kestrel");
    expect(onPick).not.toHaveBeenCalled();
    await user.keyboard("{Enter}");
    expect(onPick).toHaveBeenCalledExactlyOnceWith("kestrel");
  });

  it("makes a new record where the answer has none", async () => {
    const run = vi.fn();
    const { onPick, asked, answer } = show({ word: "New customer", run });
    await user.click(screen.getByLabelText("Customer"));
    await asked(1);
    await answer();
    await user.keyboard("Nobody yet{Enter}");
    await asked(2);
    expect(run).not.toHaveBeenCalled();
    await answer();
    await waitFor(() => expect(run).toHaveBeenCalledExactlyOnceWith("Nobody yet"));
    expect(onPick).not.toHaveBeenCalled();
  });
});
