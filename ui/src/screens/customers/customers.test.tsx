import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { customers } from "../../dev/data";
import { startAt } from "../../dev/start";

const user = userEvent.setup({ delay: null });
const mueller = customers[0];
const place = `#/customers/${mueller?.id}`;

describe("a customer", () => {
  it("is saved with all its fields, by Ctrl+S", async () => {
    const save = vi.fn();
    await startAt(`${place}?tab=details`, { orders: 1 }, (backend) => ({
      "customer.save": (form) => {
        save(form);
        return backend["customer.save"](form);
      },
    }));
    const phone = await screen.findByLabelText("Phone");
    await user.clear(phone);
    await user.type(phone, "0461");
    await user.type(screen.getByLabelText("Discount"), "5");
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByText("Müller & Søn Messtechnik GmbH saved.");
    expect(save).toHaveBeenCalledOnce();
    expect(save.mock.calls[0]?.[0].content).toMatchObject({ phone: "0461", discount: 500, tax: 1900 });
  });

  it("goes to the tab where something is wrong", async () => {
    await startAt(`${place}?tab=contacts`, { orders: 1 });
    const email = await screen.findByLabelText("E-mail of contact 1");
    await user.clear(email);
    await user.type(email, "katrin");
    await user.click(screen.getByRole("tab", { name: "Details" }));
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByText("Not an e-mail address");
    expect(screen.getByRole("tab", { name: /Contacts/ }).getAttribute("aria-selected")).toBe("true");
  });

  it("keeps what is not saved over a lock, for the same user alone", async () => {
    await startAt(`${place}?tab=details`, { orders: 1, recent: ["/home/anna/northwind.signet"] });
    await user.type(await screen.findByLabelText("Web site"), "/kept");
    const lock = () => user.keyboard("{Control>}{Shift>}L{/Shift}{/Control}");
    const unlock = async (name: string) => {
      const field = await screen.findByRole("combobox", { name: "User" });
      await user.click(field);
      await user.click(await screen.findByRole("option", { name, hidden: true }));
      await user.type(screen.getByLabelText("Password"), "right{Enter}");
    };
    await lock();
    await unlock("anna");
    expect((await screen.findByLabelText<HTMLInputElement>("Web site")).value).toContain("/kept");
    expect(screen.getByText(/are not saved yet/)).toBeTruthy();
    await lock();
    await unlock("tom");
    await screen.findByRole("heading", { name: "Orders" });
    window.location.hash = `${place}?tab=details`;
    expect((await screen.findByLabelText<HTMLInputElement>("Web site")).value).not.toContain("/kept");
  });

  it("takes in a duplicate after saying what that does", async () => {
    const merge = vi.fn();
    await startAt(place, { orders: 60 }, (backend) => ({
      "customer.merge": (request) => {
        merge(request.dry_run);
        return backend["customer.merge"](request);
      },
    }));
    await user.click(await screen.findByRole("button", { name: "More actions" }));
    await user.click(await screen.findByText("Merge a duplicate…"));
    const dialog = within(await screen.findByRole("dialog"));
    await user.click(await dialog.findByRole("radio", { name: /Mueller & Soen/ }));
    await dialog.findByText(/is archived and leads here/);
    await user.click(dialog.getByRole("button", { name: "Merge" }));
    await screen.findByText(/is part of Müller/);
    expect(merge.mock.calls.flat()).toEqual([true, undefined]);
  });
});

describe("the groups of a customer", () => {
  it("are made with users, and the password is sent but never shown", async () => {
    const save = vi.fn();
    await startAt(`${place}?tab=groups`, { orders: 1 }, (backend) => ({
      "group.save": (form) => {
        save(structuredClone(form));
        return backend["group.save"](form);
      },
    }));
    await user.click(await screen.findByRole("button", { name: "New group" }));
    await user.type(await screen.findByLabelText("Name"), "Lab");
    await user.click(screen.getByRole("button", { name: "Add a user" }));
    await user.type(await screen.findByLabelText("Sign-in name of user 1"), "ken");
    await user.type(screen.getByLabelText("Password of user 1"), "secret 8");
    await user.type(screen.getByLabelText(/Metadata of user 1/), "at: Ki");
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByText("Lab saved.");
    expect(save.mock.calls[0]?.[0].content.users).toEqual([
      {
        username: "ken",
        name: "",
        new_password: "secret 8",
        has_password: false,
        manager: false,
        metadata: { at: "Ki" },
      },
    ]);
    const password = await screen.findByLabelText<HTMLInputElement>("Password of user 1");
    await waitFor(() => expect(password.value).toBe(""));
    expect(password.placeholder).toBe("set; type a new one");
  });
});
