import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { customers } from "../../dev/data";
import { dayOf, today } from "../../time/days";
import { open, start, user } from "./test-kit";

const calibration = () => screen.findAllByLabelText<HTMLInputElement>("Until, Calibration");

describe("a draft by keyboard", () => {
  it("goes with F8 to the guilty date itself, where a short date replaces it", async () => {
    const { saves } = start();
    await open("A-2047");
    const [date] = await calibration();
    await user.keyboard("{F8}");
    await waitFor(() => expect(document.activeElement).toBe(date));
    await user.keyboard("+30{Tab}");
    await waitFor(() => {
      const model = saves.at(-1)?.content.lines[0]?.features.find(({ number }) => number === 2)?.terms.model;
      expect(model?.kind === "until" && dayOf(model.until)).toBe(today(30));
    });
    await waitFor(() => expect(screen.queryByText(/date is in the past/)).toBeNull());
  });

  it("holds prices in minor units and says what they come to", async () => {
    const { saves } = start();
    await open("A-2047");
    const price = await screen.findByLabelText<HTMLInputElement>("Price of one Spectra Viewer");
    expect(price.placeholder, "the list's price, while nobody says another").toBe("290.00");
    await user.type(price, "250,5{Tab}");
    expect(price.value).toBe("250.50");
    await waitFor(() => expect(saves.at(-1)?.content.lines[1]?.unit_price).toBe(25_050));
    expect(await screen.findByText(/^2,505\.00$/)).toBeTruthy();
  });

  it("does not submit beside an amount nobody can read", async () => {
    const { backend } = start();
    await open("A-2046");
    const price = await screen.findByLabelText("Price of one Spectra Viewer");
    await user.type(price, "abc{Tab}");
    await user.keyboard("{Control>}{Enter}{/Control}");
    expect(document.activeElement).toBe(price);
    expect(backend["order.list"]({ text: "A-2046" }).rows[0]?.status).toBe("draft");
  });

  it("sells a product with a profile from one field, and goes on at its quantity", async () => {
    const { saves } = start();
    await open("A-2046");
    await user.keyboard("{Control>}l{/Control}stan");
    await waitFor(() => expect(screen.queryByText(/No. 1080/), "only what fits is offered").toBeNull());
    await screen.findByText(/· Standard 2026/);
    await user.keyboard("{Enter}");
    const quantity = await screen.findByLabelText("Quantity of Spectra Analyzer Pro");
    await waitFor(() => expect(document.activeElement).toBe(quantity));
    await user.keyboard("12");
    await waitFor(() => expect(saves.at(-1)?.content.lines[1]?.quantity).toBe(12));
    expect(saves.at(-1)?.content.lines[1]?.profile_id).toBeTruthy();
    expect(await screen.findByText("212 → 224 of 500")).toBeTruthy();
    const terms = within(screen.getByRole("table", { name: "Terms of Spectra Analyzer Pro" }));
    expect(terms.queryByLabelText("Model of Calibration"), "a right's terms are fixed").toBeNull();
  });

  it("takes over what a customer's orders start with", async () => {
    const { saves } = start();
    await screen.findByText("A-2047");
    await user.keyboard("n");
    await user.type(await screen.findByLabelText("Customer"), "Müller");
    await screen.findByText("Müller & Søn Messtechnik GmbH");
    await user.keyboard("{Enter}");
    await waitFor(() => expect(saves.at(-1)?.content).toMatchObject({ tax: 1900, customer_id: customers[0]?.id }));
  });
});

describe("a line", () => {
  it("opens the section of a problem and keeps it open while it is solved", async () => {
    const { saves } = start();
    await open("A-2047");
    await user.click(await screen.findByRole("button", { name: "Conditions of Spectra Analyzer Pro" }));
    const field = await screen.findByLabelText<HTMLInputElement>(/Heartbeat/);
    await user.type(field, "3");
    await waitFor(() => expect(field.getAttribute("aria-invalid")).toBe("true"));
    await user.type(field, "0");
    await waitFor(() => expect(saves.at(-1)?.content.lines[0]?.conditions?.heartbeat_minutes).toBe(30));
    await waitFor(() => expect(field.getAttribute("aria-invalid")).not.toBe("true"));
    expect(screen.getByLabelText(/Heartbeat/)).toBe(field);
  });

  it("has a limit of its own where the feature counts something, and else the catalog's", async () => {
    const { saves } = start();
    await open("A-2047");
    const own = () => saves.at(-1)?.content.lines[0]?.features.find(({ number }) => number === 5)?.limit;
    const limit = await screen.findByLabelText<HTMLInputElement>("Limit of Network Seats, active");
    expect(limit.placeholder, "the catalog's").toBe("5");
    expect(screen.queryByLabelText(/^Limit of Calibration/), "a normal feature counts nothing").toBeNull();
    await user.type(limit, "0");
    await waitFor(() => expect(limit.getAttribute("aria-invalid")).toBe("true"));
    await user.clear(limit);
    await user.type(limit, "25");
    await waitFor(() => expect(own()).toBe(25));
    await user.clear(limit);
    await waitFor(() => expect(own()).toBeNull());
  });

  it("writes custom fields by their kind, and memory cells", async () => {
    const { saves } = start();
    await open("A-2047");
    await user.click(await screen.findByRole("button", { name: "Custom fields of Spectra Analyzer Pro" }));
    await user.type(screen.getByLabelText("Training days"), "3");
    await user.type(screen.getByLabelText("Asset number"), "LAB-7");
    await user.click(screen.getByRole("button", { name: "Memory of Spectra Analyzer Pro" }));
    await user.type(screen.getByLabelText("Counters · Head serial"), "H-1");
    await waitFor(() =>
      expect(saves.at(-1)?.content.lines[0]).toMatchObject({
        values: { training_days: 3, asset_number: "LAB-7", region: "Europe" },
        memory: [{ item: 16, cell: 1, value: "H-1" }],
      }),
    );
  });

  it("moves up and goes away with what is known about it", async () => {
    const { saves } = start();
    await open("A-2047");
    await user.click(await screen.findByRole("button", { name: "More for Spectra Viewer" }));
    await user.click(await screen.findByRole("menuitem", { name: "Move up" }));
    await waitFor(() => expect(saves.at(-1)?.content.lines.map(({ quantity }) => quantity)).toEqual([10, 2]));
    await user.click(await screen.findByRole("button", { name: "More for Spectra Analyzer Pro" }));
    await user.click(await screen.findByRole("menuitem", { name: "Remove this line" }));
    await waitFor(() => expect(saves.at(-1)?.content.lines).toHaveLength(1));
    expect(screen.queryByText("Spectra Analyzer Pro")).toBeNull();
  });
});

describe("a template", () => {
  it("is not submitted, and begins orders", async () => {
    start({ at: "#/orders?tab=templates" });
    await user.click(await screen.findByText("A-1899"));
    await screen.findByRole("heading", { name: "Template A-1899" });
    expect(screen.queryByRole("button", { name: /Submit order/ })).toBeNull();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByRole("heading", { name: "Order A-2048" });
    expect((await screen.findByLabelText<HTMLInputElement>("Quantity of Spectra Viewer")).value).toBe("10");
  });
});
