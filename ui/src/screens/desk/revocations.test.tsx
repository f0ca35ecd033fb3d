import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Permission } from "../../contract/generated";
import { type Backend, refuse, session } from "../../dev/backend";
import { startAt } from "../../dev/start";
import { named, since } from "./revocations";

const user = userEvent.setup({ delay: null });
const text = () => screen.getByLabelText("Request or proof");
const card = async () => within(await screen.findByRole("region", { name: "Revocation list" }));

async function startDesk(change: (backend: Backend) => Partial<Backend> = () => ({})) {
  const backend = await startAt("#/desk", { orders: 12 }, change);
  await screen.findByRole("heading", { name: "Offline desk" });
  return backend;
}

it("the first list is made, the next one follows a block, and it is saved and copied", async () => {
  const publish = vi.fn();
  const save = vi.fn();
  const backend = await startDesk((made) => ({
    "revocation.publish": (request) => {
      publish(request);
      return made["revocation.publish"](request);
    },
    "revocation.save_file": (request) => {
      save(request);
      return made["revocation.save_file"](request);
    },
  }));
  const first = await (await card()).findByRole("button", { name: "Make the first list" });
  expect(document.activeElement, "the desk keeps the focus").toBe(text());
  expect((await card()).queryByRole("button", { name: "Save file…" }), "there is nothing to save").toBeNull();
  await user.click(first);
  await screen.findByText("Revocation list 1 is made. Hand it out.");
  expect(publish).toHaveBeenLastCalledWith({ days: 30 });
  await (await card()).findByText("Nothing changed since.");

  const [row] = backend["license.list"]({ text: "", status: "active" }).rows;
  window.location.hash = `#/licenses/${row?.id}`;
  await user.click(await screen.findByRole("button", { name: "Block…" }));
  await user.type(await screen.findByLabelText("Reason"), "Unpaid");
  await user.click(screen.getByRole("button", { name: "Block license" }));
  await screen.findByText("License blocked.");
  window.location.hash = "#/desk";
  await (await card()).findByText("1 more entry since: make the next list.");

  const days = (await card()).getByLabelText("Days until the next list");
  await user.clear(days);
  await user.type(days, "7");
  await user.click((await card()).getByRole("button", { name: "Make list" }));
  await screen.findByText("Revocation list 2 is made. Hand it out.");
  expect(publish).toHaveBeenLastCalledWith({ days: 7 });
  await (await card()).findByText(/1 blocked license$/);
  await user.click((await card()).getByRole("button", { name: "Save file…" }));
  await screen.findByText("revocations-2.revoked is saved.");
  expect(save).toHaveBeenCalledWith({ path: "/home/anna/chosen" });
  await user.click((await card()).getByRole("button", { name: "Copy list" }));
  await screen.findByText("revocations-2.revoked is in the clipboard.");
  expect(await navigator.clipboard.readText()).toBe(backend["revocation.file"]({}).text);
});

it("a list whose next one is late says so", async () => {
  await startDesk((made) => {
    made["revocation.publish"]({});
    return { "revocation.get": (request) => ({ ...made["revocation.get"](request), overdue: true }) };
  });
  await (await card()).findByText("Overdue");
  expect((await card()).getByText(/make the next one/)).toBeTruthy();
});

it("why none was made stands on the card", async () => {
  await startDesk(() => ({ "revocation.publish": () => refuse("no_signing_key") }));
  await user.click(await screen.findByRole("button", { name: "Make the first list" }));
  await (await card()).findByText("The vault has no signing key in use.");
});

it("a role that may only read sees where it stands and copies it", async () => {
  const readOnly: Permission[] = ["read"];
  await startDesk((made) => {
    made["revocation.publish"]({});
    return {
      "vault.state": (request) => ({
        ...made["vault.state"](request),
        session: { ...session, permissions: readOnly },
      }),
    };
  });
  await (await card()).findByText("Nothing changed since.");
  const buttons = (await card()).getAllByRole("button").map(({ textContent }) => textContent);
  expect(buttons).toEqual(["Copy list"]);
});

it("a blocked license is refused at the desk, and leads to its page", async () => {
  const backend = await startDesk();
  const { license_id: id } = backend["activation.look"]({ text: "SGNR1.LAB-1" });
  backend["license.block"]({ id: id ?? "", version: 1, reason: "Unpaid" });
  await waitFor(() => expect(document.activeElement).toBe(text()));
  await user.paste("SGNR1.LAB-1");
  await screen.findByText(/The license is blocked/);
  expect(screen.queryByRole("button", { name: "Activate" })).toBeNull();
  await user.click(screen.getByRole("button", { name: "Open license" }));
  await screen.findByRole("button", { name: "Unblock" });
});

it("counts and changes are told in words", () => {
  const list = { seq: 1, at: 0, next_update: 0, key_name: "", revoked: 0, blocked: 0, removed: 0 };
  expect(named(list)).toBe("nothing: every license counts");
  expect(named({ ...list, revoked: 2 })).toBe("2 revoked licenses");
  expect(named({ ...list, revoked: 2, blocked: 1, removed: 3 })).toBe(
    "2 revoked licenses, 1 blocked license and 3 ended activations",
  );
  expect(since({ added: 0, lifted: 0 })).toBe("Nothing changed since.");
  expect(since({ added: 3, lifted: 1 })).toBe("3 more entries and 1 lifted since: make the next list.");
  expect(since({ added: 0, lifted: 2 })).toBe("2 lifted since: make the next list.");
});

it("the palette leads to it", async () => {
  await startAt("#/keys", { orders: 1 });
  await user.keyboard("{Control>}k{/Control}");
  const palette = within(await screen.findByRole("dialog"));
  await user.type(palette.getByRole("textbox"), "revocation");
  await user.click(await palette.findByRole("button", { name: /^Make revocation list/ }));
  await screen.findByRole("heading", { name: "Offline desk" });
});
