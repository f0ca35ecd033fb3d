import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { startAt } from "../../dev/start";
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

it("tells in days when something ends", () => {
  const now = Date.parse("2026-11-19T12:00:00Z");
  const at = (day: string) => Date.parse(`${day}T23:59:59Z`) / 1000;
  expect([away(at("2026-12-31"), now), away(at("2026-11-19"), now), away(at("2026-11-18"), now)]).toEqual([
    "in 42 days",
    "today",
    "1 day ago",
  ]);
});
