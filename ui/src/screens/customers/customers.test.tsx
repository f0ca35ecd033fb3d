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

  it("has fields of any name, which its overview shows", async () => {
    const save = vi.fn();
    await startAt(`${place}?tab=details`, { orders: 1 }, (backend) => ({
      "customer.save": (form) => {
        save(structuredClone(form));
        return backend["customer.save"](form);
      },
    }));
    const add = await screen.findByRole("button", { name: "Add a field" });
    for (const at of [1, 2, 3]) {
      await user.click(add);
      if (at > 2) continue;
      await user.type(screen.getByLabelText(`Name of field ${at}`), "Region");
      await user.type(screen.getByLabelText(`Value of field ${at}`), at === 1 ? "North" : "South");
    }
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByText("This name stands twice");
    expect(save).not.toHaveBeenCalled();
    await user.click(screen.getByRole("button", { name: "Remove field 2" }));
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByText(/GmbH saved\.$/);
    expect(save.mock.calls[0]?.[0].content.fields, "without the row nobody filled in").toEqual([
      { name: "Region", value: "North" },
    ]);
    await user.click(screen.getByRole("tab", { name: "Overview" }));
    expect((await screen.findByText("North")).closest("dl")?.textContent).toContain("Region");
  });

  it("lists whom it serves as a reseller, and exports that list", async () => {
    const [list, written] = [vi.fn(), vi.fn()];
    const reseller = customers.find(({ content }) => content.reseller);
    await startAt(`#/customers/${reseller?.id}`, { orders: 1 }, (backend) => ({
      "customer.list": (request) => {
        list(request.reseller_id);
        return backend["customer.list"](request);
      },
      "export.customers": (request) => {
        written(request.reseller_id);
        return backend["export.customers"](request);
      },
    }));
    await user.click(await screen.findByRole("tab", { name: "Customers" }));
    await screen.findByRole("grid", { name: "Customers of this reseller" });
    await user.click(screen.getByRole("button", { name: "Export this list" }));
    await user.click(await screen.findByRole("menuitem", { name: "CSV file…" }));
    await waitFor(() => expect(written).toHaveBeenCalledWith(reseller?.id));
    expect(list).toHaveBeenCalledWith(reseller?.id);
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

    await user.click(screen.getByRole("button", { name: "Remove the password of user 1" }));
    expect(password.placeholder).toBe("none after saving");
    await user.click(screen.getByRole("button", { name: "Keep the password of user 1" }));
    expect(screen.getByRole<HTMLButtonElement>("button", { name: /^Save/ }).disabled, "nothing is unsaved").toBe(true);
    await user.click(screen.getByRole("button", { name: "Remove the password of user 1" }));
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(password.placeholder).toBe("none yet"));
    expect(save.mock.calls[1]?.[0].content.users[0]).toMatchObject({ new_password: "", remove_password: true });
  });
});
