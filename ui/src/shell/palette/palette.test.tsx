import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
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
