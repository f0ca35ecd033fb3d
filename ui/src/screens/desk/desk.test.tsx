import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { ActivationView, Permission } from "../../contract/generated";
import { type Backend, session } from "../../dev/backend";
import { startAt } from "../../dev/start";
import { dayOf, writeDay } from "../../time/days";

const user = userEvent.setup({ delay: null });
const full = /All machines are active already/;
const text = () => screen.getByLabelText<HTMLTextAreaElement>("Request or proof");

/** The desk in a vault where the first active license may be active on so many machines. */
async function startDesk(change: (backend: Backend) => Partial<Backend> = () => ({})) {
  const backend = await startAt("#/desk", { orders: 12 }, change);
  await screen.findByRole("heading", { name: "Offline desk" });
  await waitFor(() => expect(document.activeElement).toBe(text()));
  return backend;
}

/** As many machines as the license may be active on. */
function fill(backend: Backend) {
  const { activation_limit: limit } = backend["activation.look"]({ text: "SGNR1.LAB-1" });
  for (let number = 1; number <= limit; number++) backend["activation.activate"]({ text: `SGNR1.LAB-${number}` });
  return limit;
}

it("paste, Enter, Enter: a request becomes a certificate in the clipboard, and Esc makes place for the next", async () => {
  await startDesk();
  await user.paste("SGNR1.FELD-2");
  const facts = within(await screen.findByLabelText("What it is about"));
  expect(facts.getByText("FELD-2")).toBeTruthy();
  expect(facts.getByText(/^0 of \d+ machines?$/)).toBeTruthy();
  expect(facts.getByText("CPU, Main board, Network adapter")).toBeTruthy();
  await user.keyboard("{Enter}");
  const copy = await screen.findByRole("button", { name: "Copy" });
  expect(document.activeElement, "Enter copies").toBe(copy);
  expect(screen.getByRole("status").textContent).toMatch(/^Activated\. The license is active on 1 of/);
  await user.keyboard("{Enter}");
  await screen.findByText(/FELD-2\.cert is in the clipboard\.$/);
  expect(await navigator.clipboard.readText()).toMatch(/^eyJ.*\n$/);
  await user.keyboard("{Escape}");
  expect(text().value).toBe("");
  expect(document.activeElement).toBe(text());
});

it("the same request again gets the same certificate, and that is told; the next is pasted over it", async () => {
  const first: ActivationView[] = [];
  const backend = await startDesk();
  first.push(backend["activation.activate"]({ text: "SGNR1.FELD-2" }));
  await user.paste("SGNR1.FELD-2");
  await screen.findByText(/the same certificate comes again/);
  await user.keyboard("{Control>}{Enter}{/Control}");
  const day = writeDay(dayOf(first[0]?.at ?? 0));
  await screen.findByText(`The same certificate as on ${day}. Nothing was changed.`);
  // The focus is on Copy: what is pasted takes the place of what lay there.
  await user.paste("SGNR1.FELD-3");
  await waitFor(() => expect(text().value).toBe("SGNR1.FELD-3"));
  await screen.findByText(/The machine becomes number 2/);
});

it("a refused request says why, and leads to the license and its update", async () => {
  const activate = vi.fn();
  const backend = await startDesk((made) => ({
    "activation.activate": (request) => {
      activate(request);
      return made["activation.activate"](request);
    },
  }));
  const limit = fill(backend);
  activate.mockClear();
  await user.paste("SGNR1.ONE-TOO-MANY");
  await screen.findByText(full);
  expect(screen.getByText(new RegExp(`^${limit} of ${limit} machine`))).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Activate" })).toBeNull();
  await user.keyboard("{Enter}{Control>}{Enter}{/Control}");
  expect(activate, "no key does what no button offers").not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Open license" }));
  await screen.findByText("Time line");
  window.location.hash = "#/desk";
  await waitFor(() => expect(text().value, "it still lies there").toBe("SGNR1.ONE-TOO-MANY"));
});

it("a refusal that came up meanwhile is told as one", async () => {
  const backend = await startDesk();
  await user.paste("SGNR1.LATE");
  await screen.findByRole("button", { name: "Activate" });
  fill(backend);
  await user.keyboard("{Enter}");
  await screen.findByText(full);
  expect(screen.getAllByText(full), "told once").toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Update license" }));
  await screen.findByRole("heading", { name: /Order/ });
});

it("a proof gives the activation back", async () => {
  const backend = await startDesk();
  backend["activation.activate"]({ text: "SGNR1.FELD-2" });
  await user.paste("eyJ.FELD-2");
  await screen.findByRole("heading", { name: "Deactivation proof" });
  await user.keyboard("{Enter}");
  expect((await screen.findByRole("status")).textContent).toMatch(/given back.*0 of/);
  const next = screen.getByRole("button", { name: "Next" });
  expect(document.activeElement).toBe(next);
  expect(screen.queryByRole("button", { name: "Copy" }), "there is nothing to copy").toBeNull();
  await user.keyboard("{Enter}");
  expect(text().value).toBe("");
});

it("a text that is neither stays as it was typed, and the field says so", async () => {
  await startDesk();
  await user.type(text(), "hello");
  await screen.findByText(/neither an activation request nor a deactivation proof/);
  expect(text().value).toBe("hello");
  expect(text().getAttribute("aria-invalid")).toBe("true");
});

it("looks once a typist rests, and at what was typed last", async () => {
  const look = vi.fn();
  await startDesk((made) => ({
    "activation.look": (request) => {
      look(request.text);
      return made["activation.look"](request);
    },
  }));
  await user.type(text(), "SGNR1.A");
  await screen.findByRole("button", { name: "Activate" });
  expect(look.mock.calls).toEqual([["SGNR1.A"]]);
});

it("a file that is chosen lies on the desk, ready for Enter", async () => {
  await startDesk();
  const input = document.querySelector<HTMLInputElement>("input[type=file]");
  if (!input) throw new Error("no way to choose a file");
  const file = new File([], "feld.request");
  // jsdom cannot read one.
  file.text = async () => "SGNR1.FELD-7\n";
  await user.upload(input, file);
  await screen.findByRole("button", { name: "Activate" });
  expect(document.activeElement).toBe(text());
  expect(text().value).toBe("SGNR1.FELD-7");
});

it("a file that is dropped lies on the desk; one that is far too large does not", async () => {
  await startDesk();
  const file = new File([], "feld.proof.txt");
  file.text = async () => "SGNR1.FELD-8";
  const large = new File(["x".repeat(70_000)], "disk.img");
  const onto = text();
  fireEvent.drop(onto, { dataTransfer: { types: ["Files"], files: [large] } });
  await screen.findByText("disk.img is too large for a request or a proof.");
  expect(text().value).toBe("");
  fireEvent.drop(onto, { dataTransfer: { types: ["Files"], files: [file] } });
  await screen.findByRole("button", { name: "Activate" });
  expect(text().value).toBe("SGNR1.FELD-8");
});

it("a role that may only read sees what it is, and no buttons", async () => {
  const readOnly: Permission[] = ["read"];
  await startDesk((backend) => ({
    "vault.state": (request) => ({
      ...backend["vault.state"](request),
      session: { ...session, permissions: readOnly },
    }),
  }));
  await user.paste("SGNR1.FELD-2");
  await screen.findByText(/Your role may look at it/);
  expect(screen.queryByRole("button", { name: "Activate" })).toBeNull();
  await user.keyboard("{Enter}");
  expect(screen.queryByRole("heading", { name: "Certificate" })).toBeNull();
});

it("a picture of a QR code goes on the desk by drop and by paste; one without a code says what to do", async () => {
  await startDesk();
  const picture = (...texts: string[]) =>
    new File([new Uint8Array([0x89]), ["PNG", ...texts].join("\n")], "photo.png", { type: "image/png" });
  const page = text().closest("[data-over], div[class*=desk]") ?? document.body;
  const transfer = (file: File) => ({ dataTransfer: { files: [file], types: ["Files"] } });
  fireEvent.drop(page, transfer(picture("https://example.com", "SGNR1.FELD-2")));
  await waitFor(() => expect(text().value, "that of ours").toBe("SGNR1.FELD-2"));
  await screen.findByRole("button", { name: "Activate" });
  fireEvent.paste(document.body, { clipboardData: { files: [picture("SGNR1.LAB-9")], getData: () => "" } });
  await waitFor(() => expect(text().value).toBe("SGNR1.LAB-9"));
  fireEvent.drop(page, transfer(picture()));
  await screen.findByText(/No QR code was found in the picture/);
  expect(text().value, "what lay there stays").toBe("SGNR1.LAB-9");
});

it("a certificate is shown as a QR code", async () => {
  await startDesk();
  await user.paste("SGNR1.FELD-2");
  await screen.findByRole("button", { name: "Activate" });
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("button", { name: "Show QR" }));
  await screen.findByRole("img", { name: /^QR code: Certificate/ });
});

it("a certificate that is too long for a QR code says so and offers the file", async () => {
  const save = vi.fn();
  await startDesk((made) => ({
    "activation.save_file": (request) => {
      save(request);
      return made["activation.save_file"](request);
    },
    "qr.draw": () => made["qr.draw"]({ text: "x".repeat(2000) }),
  }));
  await user.paste("SGNR1.FELD-2");
  await screen.findByRole("button", { name: "Activate" });
  await user.keyboard("{Enter}");
  await user.click(await screen.findByRole("button", { name: "Show QR" }));
  await screen.findByText(/It has 2000 bytes.*Hand over the file instead/);
  await user.click(screen.getByRole("button", { name: "Save the file…" }));
  await waitFor(() => expect(save).toHaveBeenCalled());
});

const fileOf = (name: string, text: string) => Object.assign(new File([], name), { text: async () => text });

it("several files are told apart, answered by one Enter and saved by the next", async () => {
  const answer = vi.fn();
  const save = vi.fn((_: { ids: string[]; folder?: string | null }) => ({
    folder: "/home/anna/chosen",
    certificates: 2,
  }));
  const backend = await startDesk((made) => ({
    "activation.answer_all": (request) => {
      answer(request);
      return made["activation.answer_all"](request);
    },
    "activation.save_files": save,
  }));
  const limit = fill(backend);
  const files = [
    fileOf("new.request", "SGNR1.NEW"),
    fileOf("holiday.txt", "wish you were here"),
    fileOf("old.proof", "eyJ.LAB-1"),
    fileOf("again.request", "SGNR1.LAB-2"),
  ];
  fireEvent.drop(text(), { dataTransfer: { files, types: ["Files"] } });
  const table = within(await screen.findByRole("table", { name: "On the desk" }));
  await table.findByText(/neither an activation request nor/);
  expect(table.getByText(full), "before the proof is taken in").toBeTruthy();
  expect(screen.queryByLabelText("Request or proof"), "one thing at a time").toBeNull();
  const go = await screen.findByRole("button", { name: "Answer 3 files" });
  await waitFor(() => expect(document.activeElement).toBe(go));
  await user.keyboard("{Enter}");
  await screen.findByRole("heading", { name: "3 of 4 files answered" });
  expect(answer).toHaveBeenCalledExactlyOnceWith({ texts: ["SGNR1.NEW", "eyJ.LAB-1", "SGNR1.LAB-2"] });
  expect(table.getByText(new RegExp(`Activated. The license is active on ${limit} of`))).toBeTruthy();
  expect(table.getByText(/The same certificate as on/)).toBeTruthy();
  expect(table.getByText(/The activation is given back/)).toBeTruthy();
  const keep = screen.getByRole("button", { name: "Save 2 certificates…" });
  await waitFor(() => expect(document.activeElement).toBe(keep));
  await user.keyboard("{Enter}");
  await screen.findByText("2 certificates saved in /home/anna/chosen.");
  expect(save.mock.calls[0]?.[0].ids).toHaveLength(2);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(text().value).toBe(""));
});

it("what is pasted takes the place of several files", async () => {
  await startDesk();
  const files = [fileOf("one.request", "SGNR1.ONE"), fileOf("two.request", "SGNR1.TWO")];
  fireEvent.drop(text(), { dataTransfer: { files, types: ["Files"] } });
  await screen.findByRole("button", { name: "Answer 2 files" });
  await user.paste("SGNR1.FELD-2");
  await waitFor(() => expect(text().value).toBe("SGNR1.FELD-2"));
  expect(screen.queryByRole("table", { name: "On the desk" })).toBeNull();
});

it("the palette leads to it", async () => {
  await startAt("#/keys", { orders: 1 });
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  await user.type(palette.getByRole("textbox"), "Offline desk");
  await palette.findByRole("button", { name: "Go to Offline desk" });
});
