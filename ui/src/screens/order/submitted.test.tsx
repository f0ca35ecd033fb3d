import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { startOf, today } from "../../time/days";
import { open, start, user } from "./test-kit";

describe("a submitted order", () => {
  it("keeps invoice and payment as they are typed; paid means today until somebody says otherwise", async () => {
    const { backend } = start();
    await open("A-2042");
    await user.type(await screen.findByLabelText("Invoice"), "2026-17");
    await user.click(screen.getByLabelText("Payment", { selector: "input" }));
    await user.click(await screen.findByRole("option", { name: "Paid", hidden: true }));
    await waitFor(() => {
      const [row] = backend["order.list"]({ text: "A-2042" }).rows;
      const { content } = backend["order.get"]({ id: row?.id ?? "" });
      expect(content.invoice.number).toBe("2026-17");
      expect(content.payment).toMatchObject({ status: "paid", paid_at: startOf(today()) });
    });
  });

  it("revokes one of its licenses, with a reason", async () => {
    start();
    await open("A-2042");
    const table = await screen.findByRole("table", { name: "Licenses" });
    const [actions] = within(table).getAllByRole("button", { name: /^Actions of/ });
    if (!actions) throw new Error("the order has licenses");
    await user.click(actions);
    await user.click(await screen.findByRole("menuitem", { name: "Revoke this license…" }));
    await user.type(await screen.findByLabelText(/Reason/), "Machine stolen");
    await user.click(screen.getByRole("button", { name: "Revoke license" }));
    await waitFor(() => expect(within(table).getAllByText("Revoked")).toHaveLength(1));
    expect(within(table).getAllByText("Active").length).toBeGreaterThan(1);
  });

  it("tells beside an update's terms what they were before", async () => {
    start();
    await open("A-2043");
    await user.click(await screen.findByRole("button", { name: "Update the licenses of Spectra Viewer" }));
    await screen.findByText("Licenses to update");
    await user.type(await screen.findByLabelText("Seats of Viewing"), "2");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("button", { name: "Revoke…" });
    const table = within(screen.getByRole("table", { name: "Terms of Spectra Viewer" }));
    expect(table.getByRole("columnheader", { name: "Before" })).toBeTruthy();
    expect(table.getByText("90 days from first use")).toBeTruthy();
  });

  it("becomes a template", async () => {
    start();
    await open("A-2042");
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByRole("menuitem", { name: "Save as template" }));
    await screen.findByRole("heading", { name: /^Template A-/ });
  });
});
