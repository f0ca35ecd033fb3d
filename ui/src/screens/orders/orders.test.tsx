import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { start, user } from "../order/test-kit";

const rows = () => screen.getAllByRole("row").slice(1);

describe("the orders", () => {
  it("repeat a customer's last order and submit it in twelve keystrokes or fewer", async () => {
    start({ orders: 20 });
    await screen.findByText("A-2042");
    let strokes = 0;
    const press = async (keys: string, count: number) => {
      strokes += count;
      await user.keyboard(keys);
    };
    await press("/", 1);
    await press("bryn", 4);
    await waitFor(() => expect(rows()).toHaveLength(1));
    await press("{ArrowDown}", 1);
    await press("r", 1);
    const submit = await screen.findByRole<HTMLButtonElement>("button", { name: /Submit order/ });
    await waitFor(() => expect(submit.disabled).toBe(false));
    await press("{Control>}{Enter}{/Control}", 2);
    await screen.findByRole("table", { name: "Licenses" });
    expect(strokes).toBeLessThanOrEqual(12);
  });

  it("are filtered from anywhere on the page by /, and what was there is replaced", async () => {
    start({ orders: 12 });
    await screen.findByText("A-2047");
    const field = screen.getByLabelText<HTMLInputElement>("Filter this list");
    await user.keyboard("{ArrowDown}/old");
    expect([document.activeElement, field.value]).toEqual([field, "old"]);
    screen.getByRole("tab", { name: /Submitted/ }).focus();
    await user.keyboard("/new");
    expect([document.activeElement, field.value]).toEqual([field, "new"]);
    await waitFor(() => expect(window.location.hash).toContain("text=new"));
  });

  it("sum up what is selected, each currency for itself", async () => {
    start({ orders: 12 });
    await screen.findByText("A-2047");
    screen.getByRole("grid", { name: "Orders" }).focus();
    await user.keyboard("{ArrowUp} {ArrowDown}{ArrowDown} ");
    const footer = await screen.findByText(/2 selected/);
    expect(footer.parentElement?.textContent).toContain("€ 12,774.65 · £ 20,382.00");
  });

  it("keep tab, filters and sorting in the address", async () => {
    start({ orders: 30, at: "#/orders?tab=submitted&kind=update&sort=total&rising=true" });
    await waitFor(() => expect(rows().length).toBeGreaterThan(0));
    for (const row of rows()) expect(within(row).getByText("Update")).toBeTruthy();
    expect(screen.getByRole("tab", { selected: true }).textContent).toContain("Submitted");
    expect(screen.getByRole("columnheader", { name: "Total" }).getAttribute("aria-sort")).toBe("ascending");
    await user.click(screen.getByRole("button", { name: "Without the filter by kind" }));
    await waitFor(() => expect(window.location.hash).not.toContain("kind"));
    expect(window.location.hash).toContain("sort=total");
  });

  it("sort by a pressed head, the largest first", async () => {
    start({ orders: 12 });
    await screen.findByText("A-2047");
    await user.click(screen.getByRole("button", { name: "Total" }));
    await waitFor(() => expect(window.location.hash).toContain("sort=total"));
    await waitFor(() => {
      const totals = rows().map((row) => Number(row.textContent?.match(/([\d,]+\.\d\d)$/)?.[1]?.replace(/,/g, "")));
      expect(totals).toEqual([...totals].sort((a, b) => b - a));
    });
  });

  it("archive with E, and take it back", async () => {
    start({ orders: 8 });
    await user.click(await screen.findByLabelText("Filter this list"));
    await user.keyboard("A-2041");
    await waitFor(() => expect(rows()).toHaveLength(1));
    await user.keyboard("{ArrowDown}e");
    await screen.findByText("Order A-2041 archived.");
    await user.click(screen.getByRole("button", { name: "Undo" }));
    await screen.findByText("Order A-2041 is back in the list.");
  });
});
