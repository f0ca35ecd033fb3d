import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { App } from "./app";
import type { Permission, Request } from "./contract/generated";
import { type Backend, makeBackend, refuse, session } from "./dev/backend";
import { install } from "./dev/install";

function start(
  options: Parameters<typeof makeBackend>[0],
  change: (backend: Backend) => Partial<Backend> = () => ({}),
) {
  const backend = makeBackend(options);
  install({ ...backend, ...change(backend) } as Backend);
  render(<App />);
  return backend;
}

const user = userEvent.setup({ delay: null });

describe("the door", () => {
  it("creates a vault by keyboard, with suggested user name and folder", async () => {
    const create = vi.fn();
    start({ signedIn: false }, (backend) => ({
      "vault.create": (request) => {
        create(request);
        return backend["vault.create"](request);
      },
    }));
    await screen.findByRole("button", { name: "Create a vault" });
    await user.keyboard("1");
    await user.type(await screen.findByLabelText("Company name"), "Northwind");
    await user.type(screen.getByLabelText("Your name"), "Anna Brandt");
    await user.type(screen.getByLabelText("Password"), "correct horse battery");
    await user.type(screen.getByLabelText("The same again"), "correct horse battery{Enter}");
    await screen.findByRole("heading", { name: "Orders" });
    expect(create).toHaveBeenCalledWith({
      company: "Northwind",
      full_name: "Anna Brandt",
      user: "anna",
      folder: "/home/anna/Signet/Northwind.signet",
      password: "correct horse battery",
    });
  });

  it("shows a wrong password beside its field and lets one type again at once", async () => {
    start({ signedIn: false, recent: ["/home/anna/northwind.signet"] });
    const password = await screen.findByLabelText<HTMLInputElement>("Password");
    await user.type(password, "wrong{Enter}");
    await waitFor(() => expect(password.getAttribute("aria-invalid")).toBe("true"));
    expect(document.activeElement).toBe(password);
  });
});

describe("a draft", () => {
  it("is saved as it is typed, one save at a time, with the newest version", async () => {
    const saves: Request<"order.save">[] = [];
    start({ orders: 1 }, (backend) => ({
      "order.save": (form) => {
        saves.push(form);
        return backend["order.save"](form);
      },
    }));
    await user.click(await screen.findByText("A-2047"));
    const purchase = await screen.findByLabelText("Purchase order");
    await user.clear(purchase);
    await user.type(purchase, "PO 7");
    await waitFor(() => expect(saves.at(-1)?.content.purchase_order).toBe("PO 7"));
    await screen.findByText(/^Saved at/);
    await user.type(purchase, "!");
    await waitFor(() => expect(saves.at(-1)?.content.purchase_order).toBe("PO 7!"));
    expect(new Set(saves.map(({ version }) => version)).size, "no version is saved twice").toBe(saves.length);
  });

  it("shows a problem at its feature, and submit only once it is solved", async () => {
    start({ orders: 1 });
    await user.click(await screen.findByText("A-2047"));
    const line = within(await screen.findByRole("table", { name: "Terms of Spectra Analyzer Pro" }));
    expect(line.getByRole("alert").textContent).toContain("the date is in the past");
    const guilty = line.getAllByLabelText(/(Model of|Until,) Calibration/);
    expect(guilty.map((field) => field.getAttribute("aria-invalid"))).toEqual(["true", "true"]);
    const submit = screen.getByRole<HTMLButtonElement>("button", { name: /Submit order/ });
    expect(submit.disabled).toBe(true);
    await user.click(screen.getByRole("button", { name: "Make Calibration perpetual" }));
    await waitFor(() => expect(submit.disabled).toBe(false));
    await user.keyboard("{Control>}{Enter}{/Control}");
    const licenses = await screen.findByRole("table", { name: "Licenses" });
    expect(within(licenses).getAllByText("Active")).toHaveLength(12);
  });

  it("loads the newest state when somebody else changed it", async () => {
    let theirs = false;
    start({ orders: 1 }, (backend) => ({
      "order.save": () => {
        theirs = true;
        refuse("changed_elsewhere");
      },
      "order.get": (request) => {
        const order = backend["order.get"](request);
        return theirs
          ? { ...order, version: order.version + 1, content: { ...order.content, purchase_order: "theirs" } }
          : order;
      },
    }));
    await user.click(await screen.findByText("A-2047"));
    await user.type(await screen.findByLabelText("Purchase order"), "x");
    expect((await screen.findByRole("alert", { name: "" }, { timeout: 3000 })).textContent).toBeTruthy();
    await waitFor(() => expect(screen.queryByText(/Somebody changed this record/)).not.toBeNull());
  });
});

describe("a role", () => {
  it("does not see what it may not do", async () => {
    const readOnly: Permission[] = ["read"];
    start({ orders: 2 }, (backend) => ({
      "vault.state": (request) => ({
        ...backend["vault.state"](request),
        session: { ...session, permissions: readOnly },
      }),
    }));
    await screen.findByText("A-2047");
    expect(screen.queryByRole("button", { name: /New order/ })).toBeNull();
  });
});
