import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import { App } from "../../app";
import { forgetDrafts } from "../../components/record-form/drafts";
import type { Permission, ProductForm, Request } from "../../contract/generated";
import { makeBackend } from "../../dev/backend";
import { install } from "../../dev/install";
import { type Backend, session } from "../../dev/world";

function start(change: (backend: Backend) => Partial<Backend> = () => ({})) {
  const backend = makeBackend({ orders: 3, recent: [session.folder] });
  install({ ...backend, ...change(backend) } as Backend);
  render(<App />);
}
const user = userEvent.setup({ delay: null });
/** Writes into a field at once: the keys one by one are tested where they matter. */
const write = async (field: HTMLElement, text: string) => {
  await user.clear(field);
  await user.paste(text);
};
const list = async () => {
  await screen.findByRole("heading", { name: "Orders" });
  await user.keyboard("gp");
  await screen.findByRole("heading", { name: "Catalog" });
};
const open = async (name: string) => {
  await list();
  await user.click(await screen.findByText(name));
  await screen.findByRole("heading", { name });
};
const tab = (name: RegExp) => screen.findByRole("tab", { name });

afterEach(forgetDrafts);

describe("a product", () => {
  it("is made by keyboard and saved as a whole, in the order of its numbers", async () => {
    const saved: ProductForm[] = [];
    start((backend) => ({
      "product.save": (form) => {
        saved.push(form);
        return backend["product.save"](form);
      },
    }));
    await list();
    await user.keyboard("n");
    await screen.findByRole("heading", { name: "New product" });
    await user.keyboard("2001");
    await write(screen.getByLabelText("Name"), "Spectra Night");
    await write(screen.getByLabelText("Name of feature 1"), "Night");
    await user.click(screen.getByRole("button", { name: "Add a feature" }));
    await write(screen.getByLabelText("Name of feature 2"), "Day");
    await write(screen.getByLabelText("Number of feature 1"), "9");
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByRole("heading", { name: "Spectra Night" });
    expect(saved[0]?.content.features.map(({ number, name }) => [number, name])).toEqual([
      [2, "Day"],
      [9, "Night"],
    ]);
  });

  it("marks the tab whose problems keep it from being saved, and goes there", async () => {
    start();
    await open("Spectra Field");
    await user.click(await tab(/^Memory/));
    await user.click(screen.getByRole("button", { name: "Add an item" }));
    // `Name` of the item; that of the product stands above the tabs.
    await write(screen.getAllByLabelText("Name")[1] as HTMLElement, "Counters");
    await user.click(await tab(/^Binding/));
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByText("Add a cell, or give the item a size.");
    const memory = await tab(/^Memory/);
    expect(memory.getAttribute("aria-selected")).toBe("true");
    expect(within(memory).getByLabelText("1 problem")).toBeTruthy();
  });

  it("shows what is locked because it is on sale, and lets the rest be changed", async () => {
    start();
    await open("Spectra Analyzer Pro");
    expect(screen.getByLabelText<HTMLInputElement>("Name").readOnly).toBe(true);
    expect(screen.getByLabelText<HTMLInputElement>("Name of feature 1").readOnly).toBe(true);
    expect(screen.getByRole("button", { name: "Core Measurement cannot be removed" })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>("Description").readOnly).toBe(false);
    await user.click(screen.getByRole("button", { name: "Add a feature" }));
    expect(screen.getByLabelText<HTMLInputElement>("Name of feature 7").readOnly).toBe(false);
    expect(screen.getByRole("button", { name: "Remove feature 7" })).toBeTruthy();
  });

  it("no longer sells a feature, although the product is on sale", async () => {
    const saved: ProductForm[] = [];
    start((backend) => ({
      "product.save": (form) => {
        saved.push(form);
        return backend["product.save"](form);
      },
    }));
    await open("Spectra Viewer");
    await user.click(screen.getByRole("button", { name: "More about Viewing" }));
    await user.click(screen.getByRole("switch", { name: "Viewing is no longer sold" }));
    expect(screen.getByRole("img", { name: "No longer sold" })).toBeTruthy();
    await user.keyboard("{Control>}s{/Control}");
    await waitFor(() => expect(saved[0]?.content.features.map(({ archived }) => archived)).toEqual([true, false]));
  });

  it("keeps unsaved changes over a lock and a change of place", async () => {
    start();
    await open("Spectra Viewer");
    await write(screen.getByLabelText("Description"), "Opens and prints it.");
    await user.keyboard("{Control>}{Shift>}l{/Shift}{/Control}");
    await user.type(await screen.findByLabelText("Password"), "secret{Enter}");
    await screen.findByRole("heading", { name: "Spectra Viewer" });
    await screen.findByText(/^Your changes/);
    await user.keyboard("{Escape}go");
    await screen.findByRole("heading", { name: "Orders" });
    await open("Spectra Viewer");
    const kept = await screen.findByLabelText<HTMLTextAreaElement>("Description");
    expect(kept.value).toContain("prints it");
    await user.click(await screen.findByRole("button", { name: "Discard" }));
    await waitFor(() => expect(kept.value).not.toContain("prints it"));
  });

  it("is only read by who may not change it", async () => {
    const readOnly: Permission[] = ["read"];
    start((backend) => ({
      "vault.state": (request) => ({
        ...backend["vault.state"](request),
        session: { ...session, permissions: readOnly },
      }),
    }));
    await open("Spectra Field");
    expect(screen.queryByRole("button", { name: /^Save/ })).toBeNull();
    expect(screen.getByLabelText<HTMLInputElement>("Name").matches(":disabled")).toBe(true);
  });
});

describe("a profile", () => {
  it("is applied to its licenses by a draft one can look at", async () => {
    const asked: Request<"order.update">[] = [];
    start((backend) => ({
      "license.list": (request) => ({ ...backend["license.list"](request), rows: [], total: 212 }),
      "order.update": (request) => {
        asked.push(request);
        return backend["order.create"]({});
      },
    }));
    await open("Spectra Analyzer Pro");
    await user.click(await tab(/^Profiles/));
    await user.click(await screen.findByText("Standard 2026"));
    await user.click(await screen.findByRole("button", { name: "Apply to 212 licenses…" }));
    await screen.findByRole("heading", { name: /^Order/ });
    expect(asked[0]?.profile_id).toBeTruthy();
  });

  it("says only what differs from the catalog", async () => {
    const saved: Request<"profile.save">[] = [];
    start((backend) => ({
      "profile.save": (form) => {
        saved.push(form);
        return backend["profile.save"](form);
      },
    }));
    await open("Spectra Analyzer Pro");
    await user.click(await tab(/^Profiles/));
    await user.click(await screen.findByRole("button", { name: "New profile" }));
    await write(await screen.findByLabelText("Name"), "Rental");
    await write(screen.getByLabelText("Seats of Calibration"), "2");
    await write(screen.getByLabelText("Limit of Network Seats, active"), "9");
    await user.click(screen.getByRole("button", { name: "Leave out Batch Export" }));
    await user.keyboard("{Control>}s{/Control}");
    await screen.findByRole("heading", { name: "Rental" });
    expect(
      saved[0]?.content.features.map(({ number, excluded, terms, limit }) => [number, excluded, terms.seats, limit]),
    ).toEqual([
      [2, false, 2, null],
      [5, false, 5, 9],
      [3, true, 1, null],
    ]);
  });
});
