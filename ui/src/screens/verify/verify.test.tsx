import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Verdict } from "../../contract/generated";
import { type Backend, refuse } from "../../dev/backend";
import { startAt } from "../../dev/start";

const user = userEvent.setup({ delay: null });
const banner = async () => within(await screen.findByRole("region", { name: "Verdict" }));
const invite = /^Drop a file anywhere/;

/** Verify, and what Rust was asked. */
async function startVerify(change: (backend: Backend) => Partial<Backend> = () => ({})) {
  const asked = vi.fn();
  const backend = await startAt("#/verify", { orders: 12 }, (made) => {
    const changed = { ...made, ...change(made) };
    return {
      ...changed,
      "license.verify": (request) => {
        asked(request);
        return changed["license.verify"](request);
      },
    };
  });
  await screen.findByText(invite);
  return { backend, asked };
}

function drop(content: BlobPart, name: string) {
  const file = new File([content], name);
  fireEvent.drop(document.body, { dataTransfer: { files: [file], types: ["Files"] } });
}

const picture = (...texts: string[]) => new Blob([new Uint8Array([0x89]), ["PNG", ...texts].join("\n")]);
const checks = () =>
  within(screen.getByRole("list", { name: "Checks" }))
    .getAllByRole("listitem")
    .map((row) => `${within(row).getByRole("img").getAttribute("aria-label")}: ${row.children[1]?.textContent}`);

it("an empty place says what belongs there", async () => {
  await startVerify();
  const known = within(screen.getByRole("list", { name: "What can be looked at" }));
  for (const name of [
    "License",
    "Activation certificate",
    "Request or proof",
    "Revocation list",
    "Public key",
    "QR code",
  ])
    expect(known.getByText(name)).toBeTruthy();
});

it("a dropped license is judged in one sentence, then check by check, with what it grants and the vault's record", async () => {
  const { asked } = await startVerify();
  drop("eyJgood", "spectra.lic");
  expect((await banner()).getByRole("status").textContent).toContain("Good. This license is genuine and valid today.");
  expect(asked).toHaveBeenCalledWith({ base64: btoa("eyJgood"), keys: [] });
  expect((await banner()).getByText("spectra.lic")).toBeTruthy();
  expect((await banner()).getByText(/License, JWS · 7 bytes · dropped just now/)).toBeTruthy();
  expect(checks()).toEqual([
    "Passed: Whole and readable",
    "Passed: Kind of file",
    "Passed: Signing key",
    "Passed: Signature",
    "Passed: Dates",
    "Passed: Revocation",
  ]);
  expect(screen.getByText("6 of 6 passed")).toBeTruthy();
  expect(screen.getByRole("heading", { name: "What it grants" })).toBeTruthy();
  expect(within(screen.getByRole("table", { name: "Features" })).getAllByRole("row").length).toBeGreaterThan(1);
  const vault = within(screen.getByRole("region", { name: "In your vault" }));
  expect(vault.getByText("Active")).toBeTruthy();
  await user.click((await banner()).getByRole("button", { name: "Open license" }));
  await screen.findByText("Time line");
  window.location.hash = "#/verify";
  expect((await banner()).getByText("spectra.lic"), "it still lies there").toBeTruthy();
  await user.keyboard("{Escape}");
  await screen.findByText(invite);
});

it("the order's number leads to the order", async () => {
  const { backend } = await startVerify();
  drop("eyJgood", "spectra.lic");
  const vault = within(await screen.findByRole("region", { name: "In your vault" }));
  const verdict = backend["license.verify"]({ text: "eyJgood", keys: [] });
  await user.click(vault.getByRole("link", { name: verdict.vault?.order?.number }));
  await waitFor(() => expect(window.location.hash).toBe(`#/orders/${verdict.vault?.order?.id}`));
});

it("what was altered is told first, and what it claims is marked as unproven", async () => {
  await startVerify();
  drop("eyJ.altered", "forged.lic");
  expect((await banner()).getByRole("status").textContent).toContain("was altered after it was signed");
  expect((await screen.findByRole("region", { name: "Verdict" })).getAttribute("data-tone")).toBe("bad");
  expect(checks()[0], "the failing check is on top").toBe("Failed: Signature");
  expect(checks().slice(-2)).toEqual(["Not checked: Dates", "Not checked: Revocation"]);
  expect(screen.getByRole("heading", { name: "What it claims" })).toBeTruthy();
  expect(screen.getByText("not proven: do not rely on it")).toBeTruthy();
});

it("a pasted request goes on to the desk", async () => {
  await startVerify();
  await user.paste("SGNR1.FELD-2");
  expect((await banner()).getByText(/pasted just now/)).toBeTruthy();
  await user.click((await banner()).getByRole("button", { name: "To the Offline desk" }));
  const field = await screen.findByLabelText<HTMLTextAreaElement>("Request or proof");
  await waitFor(() => expect(field.value).toBe("SGNR1.FELD-2"));
  await screen.findByRole("button", { name: "Activate" });
});

it("the Paste button reads the clipboard, and says which key to press where it may not", async () => {
  await startVerify();
  await navigator.clipboard.writeText("SGNR1.LAB-07");
  await user.click(screen.getByRole("button", { name: /^Paste/ }));
  expect((await banner()).getByText("Whole. This is an activation request.")).toBeTruthy();
  vi.spyOn(navigator.clipboard, "readText").mockRejectedValue(new DOMException("", "NotAllowedError"));
  vi.spyOn(navigator.clipboard, "read").mockRejectedValue(new DOMException("", "NotAllowedError"));
  await user.click(screen.getByRole("button", { name: /^Paste/ }));
  await screen.findByText(/Press Ctrl\+V instead/);
});

it("a QR code in a chosen picture is read; of several all are offered", async () => {
  await startVerify();
  await user.upload(
    screen.getByLabelText("Picture of a QR code"),
    new File([picture("SGNR1.FELD-2", "https://example.com")], "photo.png", { type: "image/png" }),
  );
  expect((await banner()).getByText(/from a QR code · scanned just now/)).toBeTruthy();
  expect(screen.getByText("https://example.com")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Look at that one" }));
  expect((await banner()).getByText("Unknown. This is nothing that Signet writes.")).toBeTruthy();
});

it("a picture without a code says what to do", async () => {
  await startVerify();
  drop(picture(), "photo.png");
  const note = await screen.findByText(/^No QR code was found in the picture; take it again/);
  expect(note.closest("[role=alert]")?.textContent, "it says itself what to do").not.toContain("Correct it");
});

it("a file that is too large is not handed on", async () => {
  const { asked } = await startVerify();
  const file = new File(["x"], "film.mov");
  Object.defineProperty(file, "size", { value: 33 * 1024 * 1024 });
  fireEvent.drop(document.body, { dataTransfer: { files: [file], types: ["Files"] } });
  await screen.findByText(/film\.mov is too large/);
  expect(asked).not.toHaveBeenCalled();
});

it("of a private key nothing is shown, and nothing stays", async () => {
  await startVerify();
  await user.paste("-----BEGIN PRIVATE KEY-----\nMIIEvQ\n");
  expect((await banner()).getByText("Careful. This is a private key.")).toBeTruthy();
  expect(document.body.textContent).not.toContain("MIIEvQ");
  expect(screen.queryByRole("region", { name: "Raw" })).toBeNull();
  window.location.hash = "#/keys";
  await screen.findByRole("heading", { name: "Keys" });
  window.location.hash = "#/verify";
  await screen.findByText(invite);
});

it("the raw text has its parts, each to copy, and a QR code", async () => {
  await startVerify();
  drop("eyJgood", "spectra.lic");
  const raw = within(await screen.findByRole("region", { name: "Raw" }));
  expect(raw.getByRole("region", { name: "Claims" }).textContent).toContain("Northwind Instruments");
  await user.click(raw.getByRole("radio", { name: "Header" }));
  expect(raw.getByRole("region", { name: "Header" }).textContent).toContain("license+jwt");
  await user.click(raw.getByRole("radio", { name: "JWS" }));
  await user.click(raw.getByRole("button", { name: "Copy text" }));
  expect(await navigator.clipboard.readText()).toBe(raw.getByRole("region", { name: "JWS" }).textContent);
  await user.click(raw.getByRole("button", { name: "Show QR" }));
  await screen.findByRole("img", { name: /^QR code/ });
});

it("a revocation list tells what it names, and what Rust says is all there is", async () => {
  const entry = { what: "revoked", at: 1_790_000_000, license_id: null };
  const list: Partial<Verdict> = {
    ...{ kind: "revocation_list", title: "Good. This revocation list is genuine.", vault: null, features: [] },
    entries: [{ ...entry, serial: "VJ7jgF" }],
  };
  await startVerify((made) => ({ "license.verify": (asked) => ({ ...made["license.verify"](asked), ...list }) }));
  drop("eyJgood", "list.revoked");
  const table = within(await screen.findByRole("table", { name: "What it names" }));
  expect(table.getByText("VJ7jgF")).toBeTruthy();
  expect(screen.queryByRole("region", { name: "In your vault" })).toBeNull();
});

it("a fault of Rust stands where the verdict would", async () => {
  await startVerify(() => ({ "license.verify": () => refuse("internal") }));
  drop("eyJgood", "spectra.lic");
  await screen.findByText("Something in Signet went wrong.");
});

it("the keys lead to it and the palette does", async () => {
  await startAt("#/keys", { orders: 1 });
  await screen.findByRole("heading", { name: "Keys" });
  await user.keyboard("gv");
  await screen.findByRole("heading", { name: "Verify" });
  window.location.hash = "#/keys";
  await screen.findByRole("heading", { name: "Keys" });
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  await user.type(palette.getByRole("textbox"), "qr code");
  await user.click(await palette.findByRole("button", { name: /^Verify a file/ }));
  await screen.findByRole("heading", { name: "Verify" });
});
