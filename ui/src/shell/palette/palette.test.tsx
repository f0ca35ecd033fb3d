import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { startAt } from "../../dev/start";

const user = userEvent.setup({ delay: null });
const marked = () => document.querySelector("[data-selected] mark")?.textContent;

it("finds by any field and says which one matched", async () => {
  await startAt("#/keys", { orders: 20 });
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  await user.type(palette.getByRole("textbox"), "CRM-10");
  const entry = await palette.findByRole("button", { name: "Müller & Søn Messtechnik GmbH" });
  expect(entry.textContent).toContain("CRM id: CRM-10442");
  await waitFor(() => expect(marked()).toBe("CRM-10"));
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "Müller & Søn Messtechnik GmbH" });
});

it("Tab shows what can be done with the marked record, Esc goes back to what was typed", async () => {
  const create = vi.fn();
  await startAt("#/keys", { orders: 20 }, (backend) => ({
    "order.create": (request) => {
      create(request);
      return backend["order.create"](request);
    },
  }));
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  const field = palette.getByRole<HTMLInputElement>("textbox");
  await user.type(field, "1060");
  await palette.findByRole("button", { name: "Spectra Field" });
  await waitFor(() => expect(marked()).toBe("1060"));
  await user.keyboard("{Tab}");
  await palette.findByRole("button", { name: "New order with it" });
  await user.keyboard("{Escape}");
  await palette.findByRole("button", { name: "Spectra Field" });
  expect(field.value).toBe("1060");
  await user.keyboard("{Tab}");
  await palette.findByRole("button", { name: "New order with it" });
  await user.keyboard("{ArrowDown}{Enter}");
  await screen.findByRole("heading", { name: /Order A-/ });
  expect(create).toHaveBeenCalledOnce();
  expect((await screen.findAllByText(/Spectra Field/)).length).toBeGreaterThan(0);
});

it("a Tab or Enter that comes before the answer means the first record of that answer", async () => {
  await startAt("#/keys", { orders: 20 });
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  await user.type(palette.getByRole("textbox"), "1060");
  await user.keyboard("{Tab}");
  await palette.findByRole("button", { name: "New order with it" });
  await user.keyboard("{Escape}");
  await user.type(palette.getByRole("textbox"), "{Control>}a{/Control}CRM-10");
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "Müller & Søn Messtechnik GmbH" });
});

it("begins an order from a template, by its name or that word", async () => {
  const create = vi.fn();
  await startAt("#/keys", { orders: 20 }, (backend) => ({
    "order.create": (request) => {
      create(request);
      return backend["order.create"](request);
    },
  }));
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  await user.type(palette.getByRole("textbox"), "template");
  await palette.findByRole("button", { name: "New order from Ten viewers" });
  await palette.findByRole("button", { name: "New order from Analyzer Pro" });
  await user.keyboard("{Control>}a{/Control}ten view");
  await waitFor(() => expect(palette.queryByRole("button", { name: "New order from Analyzer Pro" })).toBeNull());
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: /Order A-/ });
  expect(create).toHaveBeenCalledExactlyOnceWith({ customer_id: null, template_id: expect.any(String) });
});

describe("a key struck right after the palette has gone", () => {
  it("opens it again, and the focus is back where it was", async () => {
    await startAt("#/keys", { orders: 20 });
    const focused = screen.getByRole("link", { name: /Customers/ });
    focused.focus();
    for (let times = 0; times < 3; times++) {
      await user.keyboard("{Control>}k{/Control}");
      // No waiting: who types ahead means the field, and who closes it means the page.
      expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Search or run a command" }));
      await user.keyboard("{Escape}");
      expect(screen.queryByRole("dialog")).toBeNull();
      expect(document.activeElement).toBe(focused);
    }
  });

  it("submits the order that Enter opened", async () => {
    await startAt("#/keys", { orders: 20 });
    await user.keyboard("{Control>}k{/Control}A-2046");
    const palette = within(screen.getByRole("dialog"));
    await palette.findByRole("button", { name: "A-2046" });
    await waitFor(() => expect(marked()).toBe("A-2046"));
    await user.keyboard("{Enter}");
    await screen.findByRole("heading", { name: "Order A-2046" });
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("table", { name: "Licenses" });
  });

  it("is the page's after a menu and a dialog too", async () => {
    await startAt("#/orders", { orders: 20 });
    const palette = () => screen.queryByRole("dialog", { name: "Search or run a command" });
    await user.click(await screen.findByRole("button", { name: "Other ways to begin an order" }));
    (await screen.findByRole("menuitem", { name: /Ten viewers/, hidden: true })).focus();
    await user.keyboard("{Escape}{Control>}k{/Control}");
    expect(palette()).not.toBeNull();
    await user.keyboard("{Escape}?");
    await screen.findByRole("dialog", { name: "Keys" });
    await user.keyboard("{Escape}{Control>}k{/Control}");
    expect(palette()).not.toBeNull();
  });
});
