import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { session } from "../../dev/backend";
import { startAt } from "../../dev/start";
import { dayOf, writeDay } from "../../time/days";
import { away } from "./facts-row";

const user = userEvent.setup({ delay: null });

it("the list asks Rust for what its address says, and is found as it was", async () => {
  const list = vi.fn();
  await startAt("#/licenses?status=active&sort=ends&rising=true", { orders: 12 }, (backend) => ({
    "license.list": (request) => {
      list(request);
      return backend["license.list"](request);
    },
  }));
  await screen.findByRole("grid", { name: "Licenses" });
  await waitFor(() =>
    expect(list.mock.calls.at(-1)?.[0]).toMatchObject({ status: "active", sort: "ends", descending: false }),
  );
  await screen.findAllByText("Active");
  await user.keyboard("{ArrowDown}{Enter}");
  await screen.findByText("Time line");
  await user.keyboard("{Escape}");
  await screen.findByRole("grid", { name: "Licenses" });
  await waitFor(() => expect(window.location.hash).toContain("sort=ends"));
  expect(document.querySelector("[aria-current=true][role=row]")).not.toBeNull();
});

it("a license is annotated and revoked with a reason", async () => {
  await startAt("#/licenses", { orders: 12 });
  await screen.findAllByText("Active");
  await user.keyboard("{ArrowDown}{Enter}");
  await user.type(
    await screen.findByPlaceholderText("What colleagues should know about this license"),
    "Lent to the lab in Kiel",
  );
  await user.keyboard("{Control>}s{/Control}");
  await screen.findByText("License saved.");
  await user.click(screen.getByRole("button", { name: "Revoke…" }));
  await user.click(await screen.findByRole("button", { name: "Revoke license" }));
  await screen.findByText("Say why; it stands in the journal");
  await user.type(screen.getByLabelText("Reason"), "Stolen laptop");
  await user.click(screen.getByRole("button", { name: "Revoke license" }));
  await screen.findByText("License revoked.");
  await waitFor(() => expect(screen.queryByRole("button", { name: /Update/ })).toBeNull());
  expect(screen.getAllByText("Stolen laptop").length).toBeGreaterThan(0);
});

it("a license is blocked with a reason, seen as blocked everywhere, and unblocked", async () => {
  const backend = await startAt("#/licenses", { orders: 12 });
  await screen.findAllByText("Active");
  await user.keyboard("{ArrowDown}{Enter}");
  await user.click(await screen.findByRole("button", { name: "Block…" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/no new machine is activated.*next revocation list/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Block license" }));
  await dialog.findByText("Say why; it stands in the journal");
  await user.type(dialog.getByLabelText("Reason"), "Invoice unpaid");
  await user.click(dialog.getByRole("button", { name: "Block license" }));
  await screen.findByText("License blocked.");
  await screen.findByText("Blocked:");
  expect(screen.getAllByText(/Invoice unpaid/), "in the note and on the time line").toHaveLength(2);
  expect(screen.queryByRole("button", { name: "Block…" })).toBeNull();
  expect(screen.queryByRole("button", { name: "Activate by id…" }), "it would be refused").toBeNull();
  const page = window.location.hash;
  const { row } = backend["license.get"]({ id: page.split("/").at(-1) ?? "" });
  window.location.hash = `#/orders/${row.order_id}`;
  await within(await screen.findByRole("table", { name: "Licenses" })).findByText("Blocked");
  window.location.hash = page;
  await user.click(await screen.findByRole("button", { name: "Unblock" }));
  await screen.findByText(/License unblocked\..*next revocation list/);
  await screen.findByRole("button", { name: "Block…" });
  expect(screen.queryByText("Blocked:")).toBeNull();
  expect(screen.getByText("Unblocked"), "the time line keeps both").toBeTruthy();
});

it("a role that may not sell neither blocks nor unblocks", async () => {
  const backend = await startAt("#/keys", { orders: 12 }, (made) => ({
    "vault.state": (request) => ({ ...made["vault.state"](request), session: { ...session, permissions: ["read"] } }),
  }));
  const [free, held] = backend["license.list"]({ text: "", status: "active" }).rows;
  backend["license.block"]({ id: held?.id ?? "", version: 1, reason: "Unpaid" });
  for (const row of [free, held]) {
    window.location.hash = `#/licenses/${row?.id}`;
    await screen.findByRole("heading", { name: row?.serial });
    await screen.findByText("Time line");
    expect(screen.queryByRole("button", { name: /lock/ })).toBeNull();
  }
});

it("the export of a narrowed list has the same filters", async () => {
  const written = vi.fn();
  await startAt("#/licenses?profile=p1", { orders: 12 }, (backend) => ({
    "export.licenses": (request) => {
      written(request);
      return backend["export.licenses"](request);
    },
  }));
  await screen.findByRole("heading", { name: "Licenses" });
  await user.click(screen.getByRole("button", { name: "Filter" }));
  await user.click(await screen.findByRole("menuitem", { name: "Group" }));
  await user.click(await screen.findByRole("button", { name: "In no group" }));
  await waitFor(() => expect(window.location.hash).toContain("ungrouped=true"));
  await user.click(screen.getByRole("button", { name: "Export this list" }));
  await user.click(await screen.findByRole("menuitem", { name: "CSV file…" }));
  await waitFor(() => expect(written).toHaveBeenCalledOnce());
  expect(written.mock.calls[0]?.[0]).toMatchObject({ profile_id: "p1", without_group: true });
});

it("a license tells its window, what it overwrites, its limits, and which memory is its own", async () => {
  const cell = { item: 16, item_name: "Counters", kind: "text" as const };
  const backend = await startAt("#/licenses", { orders: 12 }, (made) => ({
    "license.get": (request) => ({
      ...made["license.get"](request),
      window: { from: null, until: Date.parse("2027-02-28T23:59:59Z") / 1000 },
      can_overwrite: true,
      memory: [
        { ...cell, cell: 1, cell_name: "Head serial", value: "H-1", own: true },
        { ...cell, cell: 2, cell_name: "Site", value: "Kiel", own: false },
      ],
    }),
  }));
  const [row] = backend["license.list"]({ text: "Analyzer Pro", limit: 1 }).rows;
  window.location.hash = `#/licenses/${row?.id}`;
  const memory = await screen.findByRole("table", { name: "Memory" });
  const rows = within(memory).getAllByRole("row");
  expect(rows.slice(1).map(({ textContent }) => textContent?.includes("Its own"))).toEqual([true, false]);
  expect(screen.getByText(`to ${writeDay("2027-02-28")}`)).toBeTruthy();
  expect(screen.getByText("may be overwritten")).toBeTruthy();
  expect(screen.getByText("5 active, no end")).toBeTruthy();
});

it("tells what a license was on a day, with the file of that day", async () => {
  const asked = vi.fn();
  const backend = await startAt("#/licenses", { orders: 12 }, (made) => ({
    "license.on_day": (request) => {
      asked(request);
      return { ...made["license.on_day"](request), standing: "blocked", reason: "The invoice is open" };
    },
  }));
  const [row] = backend["license.list"]({ text: "Analyzer Pro", limit: 1 }).rows;
  window.location.hash = `#/licenses/${row?.id}`;
  const day = await screen.findByRole("textbox", { name: "Day" });
  expect(asked).not.toHaveBeenCalled();
  await user.clear(day);
  await user.type(day, writeDay(dayOf(row?.issued_at ?? 0)));
  await user.tab();
  const then = await screen.findByLabelText("On that day");
  expect(within(then).getByText("Blocked: The invoice is open")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Copy that file" })).toBeTruthy();
  expect(asked.mock.calls[0]?.[0].at).toBeLessThanOrEqual(Date.now() / 1000);
});

it("tells in days when something ends", () => {
  const now = Date.parse("2026-11-19T12:00:00Z");
  const at = (day: string) => Date.parse(`${day}T23:59:59Z`) / 1000;
  expect([away(at("2026-12-31"), now), away(at("2026-11-19"), now), away(at("2026-11-18"), now)]).toEqual([
    "in 42 days",
    "today",
    "1 day ago",
  ]);
});
