import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { LicenseEventKind, Permission } from "../../../contract/generated";
import { type Backend, session } from "../../../dev/backend";
import { startAt } from "../../../dev/start";
import { writeDay } from "../../../time/days";
import { wrongId } from "./holder-kinds";

const user = userEvent.setup({ delay: null });
const table = async () => within(await screen.findByRole("table", { name: "Activations" }));

/** The page of the first active license, which is active on so many machines. */
async function startLicense(machines: string[], change: (backend: Backend) => Partial<Backend> = () => ({})) {
  const backend = await startAt("#/keys", { orders: 12 }, change);
  const { license_id } = backend["activation.look"]({ text: "SGNR1.x" });
  for (const machine of machines) backend["activation.activate"]({ text: `SGNR1.${machine}` });
  window.location.hash = `#/licenses/${license_id}`;
  await screen.findByText("Time line");
  return { backend, license: license_id ?? "" };
}

it("lists the machines, and copies the certificate of one", async () => {
  const { backend, license } = await startLicense(["LAB-07", "virtual"]);
  const rows = (await table()).getAllByRole("row").slice(1);
  expect(rows).toHaveLength(2);
  expect(rows.filter(({ textContent }) => textContent?.includes("Virtual machine"))).toHaveLength(1);
  await user.click((await table()).getByRole("button", { name: "Copy certificate: LAB-07" }));
  await screen.findByText(/LAB-07\.cert is in the clipboard/);
  const made = backend["activation.list"]({ license_id: license }).find(({ name }) => name === "LAB-07");
  expect(await navigator.clipboard.readText()).toBe(made?.certificate);
});

it("saves a certificate where it is told", async () => {
  const saved = vi.fn();
  await startLicense(["LAB-07"], (made) => ({
    "activation.save_file": (request) => {
      saved(request);
      return made["activation.save_file"](request);
    },
  }));
  await user.click((await table()).getByRole("button", { name: "Save certificate: LAB-07" }));
  await waitFor(() => expect(saved).toHaveBeenCalledWith({ id: expect.any(String), path: "/home/anna/chosen" }));
});

it("a machine is released only with a reason, and it is said that it may go on", async () => {
  const release = vi.fn();
  await startLicense(["LAB-07"], (made) => ({
    "activation.release": (request) => {
      release(request);
      return made["activation.release"](request);
    },
  }));
  await user.click((await table()).getByRole("button", { name: "Release: LAB-07" }));
  const dialog = within(await screen.findByRole("dialog"));
  expect(dialog.getByText(/may go on using it/)).toBeTruthy();
  await user.click(dialog.getByRole("button", { name: "Release machine" }));
  await dialog.findByText("Say why; it is kept with the activation");
  expect(release).not.toHaveBeenCalled();
  await user.type(dialog.getByLabelText("Reason"), "Fell overboard");
  await user.click(dialog.getByRole("button", { name: "Release machine" }));
  await screen.findByText("LAB-07 is released.");
  expect(release.mock.calls[0]?.[0]).toMatchObject({ reason: "Fell overboard", version: 1 });
  const rows = await table();
  await rows.findByText("Released");
  expect(rows.getByText("Fell overboard")).toBeTruthy();
  expect(rows.queryByRole("button", { name: /^Release/ }), "only once").toBeNull();
});

it("a typed id becomes a certificate; what is wrong with it stands at its field", async () => {
  await startLicense([], (made) => ({
    "activation.for_id": (request) => {
      if (request.name === "bad")
        throw {
          code: "invalid_field",
          message: "Not this name.",
          details: { field: "name", problems: null, reference: null },
        };
      return made["activation.for_id"](request);
    },
  }));
  await screen.findByText("No activation yet.");
  await user.click(screen.getByRole("button", { name: "Activate by id…" }));
  const id = await screen.findByLabelText<HTMLInputElement>("Id");
  await user.type(id, "short{Enter}");
  await screen.findByText("It has 10 to 255 characters; this one has 5");
  await user.type(id, "-but-long-enough");
  await user.type(screen.getByLabelText("Name"), "bad{Enter}");
  await screen.findByText("Not this name.");
  expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("true");
  await user.clear(screen.getByLabelText("Name"));
  await user.type(screen.getByLabelText("Name"), "FELD-9{Enter}");
  const copy = await screen.findByRole("button", { name: "Copy" });
  await waitFor(() => expect(document.activeElement).toBe(copy));
  await user.keyboard("{Enter}");
  await screen.findByText(/FELD-9\.cert is in the clipboard/);
  await user.click(screen.getByRole("button", { name: "Done" }));
  const rows = await table();
  expect(rows.getByText("short-but-long-enough")).toBeTruthy();
  expect(rows.getByText("Typed machine id")).toBeTruthy();
});

it("a domain license gets an end, and the next one takes its place", async () => {
  await startLicense([]);
  await user.click(await screen.findByRole("button", { name: "Activate by id…" }));
  await user.click(await screen.findByRole("combobox", { name: "For" }));
  await user.click(await screen.findByRole("option", { name: "A domain" }));
  await user.type(screen.getByLabelText("Domain"), "shop.example.com");
  await user.type(screen.getByLabelText("Good until"), "2031-05-04{Tab}");
  await user.click(screen.getByRole("button", { name: "Activate" }));
  await user.click(await screen.findByRole("button", { name: "Done" }));
  const before = await table();
  await before.findByText(writeDay("2031-05-04"));
  await user.click(before.getByRole("button", { name: "Renew: shop.example.com" }));
  await user.type(await screen.findByLabelText("Good until"), "2032-05-04{Tab}");
  await user.click(screen.getByRole("button", { name: "Renew" }));
  await screen.findByText(new RegExp(`next certificate, good until ${writeDay("2032-05-04")}`));
  await user.click(screen.getByRole("button", { name: "Done" }));
  const states = (await table()).getAllByRole("row").slice(1);
  await waitFor(() => expect(states.map(({ textContent }) => textContent)[0]).toContain(writeDay("2032-05-04")));
  expect((await table()).getByText("Replaced")).toBeTruthy();
});

it("counts the characters of an id as people do", () => {
  expect(wrongId("  123456789  ", "client")).toContain("has 9");
  expect(wrongId("1234567890", "client")).toBeNull();
  expect(wrongId("😀".repeat(9), "client"), "a sign of two units is one character").toContain("has 9");
  expect(wrongId("x".repeat(255), "client")).toBeNull();
  expect(wrongId("x".repeat(256), "client")).toContain("has 256");
  expect(wrongId("7", "token")).toBeNull();
  expect(wrongId("  ", "domain")).toBe("Domain is missing");
});

it("a role that may only read sees the machines, and none of what changes or delivers", async () => {
  const readOnly: Permission[] = ["read"];
  await startLicense(["LAB-07"], (backend) => ({
    "vault.state": (request) => ({
      ...backend["vault.state"](request),
      session: { ...session, permissions: readOnly },
    }),
  }));
  const buttons = (await table()).getAllByRole("button").map((button) => button.getAttribute("aria-label"));
  expect(buttons).toEqual(["Copy certificate: LAB-07", "Show QR: LAB-07"]);
  expect(screen.queryByRole("button", { name: "Activate by id…" })).toBeNull();
});

it("the time line shows what it does not know", async () => {
  const event = { at: 1_790_000_000, order_id: null, order_number: "", sentence: "FELD-2 went to sea." };
  await startLicense([], (made) => ({
    "license.get": (request) => ({
      ...made["license.get"](request),
      history: [{ ...event, what: "gone_to_sea" as LicenseEventKind }],
    }),
  }));
  await screen.findByText("FELD-2 went to sea.");
  expect(screen.getByText("Gone to sea")).toBeTruthy();
});
