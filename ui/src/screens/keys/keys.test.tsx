import { screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { KeyDrill } from "../../contract/generated";
import { type Backend, refuse, session } from "../../dev/backend";
import { startAt } from "../../dev/start";
import { embeds, programOf } from "./rotation/builds-card";
import { madeInWords } from "./rotation/reissue-files";
import { warningOf } from "./rotation/switch-key";

const user = userEvent.setup({ delay: null });
const region = async (name: string) => within(await screen.findByRole("region", { name }));
const dialog = async () => within(await screen.findByRole("dialog"));

async function startAtKey(change: (backend: Backend) => Partial<Backend> = () => ({})) {
  let id = "";
  const backend = await startAt("#/keys", { orders: 30 }, (made) => {
    id = made["key.list"]({}).find(({ status }) => status === "current")?.id ?? "";
    return change(made);
  });
  window.location.hash = `#/keys/${id}`;
  await screen.findByRole("heading", { name: "Northwind 2026" });
  return { backend, id };
}

/** A spare key, announced. */
function announced(made: Backend) {
  const { id, version } = made["key.create"]({ name: "Northwind 2027", bits: 3072 });
  return made["key.announce"]({ id, version, announced: true });
}

it("a key is rotated step by step, and what it signed is made anew and saved", async () => {
  const reissue = vi.fn();
  const save = vi.fn();
  const { backend, id } = await startAtKey((made) => {
    made["key.create"]({ name: "Northwind 2027", bits: 3072 });
    return {
      // Batches of a hundred, so that several are made one after the other.
      "key.reissue": (request) => {
        reissue(request);
        return made["key.reissue"]({ ...request, most: 100 });
      },
      "key.save_reissued": (request) => {
        save(request);
        return made["key.save_reissued"](request);
      },
    };
  });
  const { counting } = backend["key.drill"]({ id }).files;
  expect(counting, "it takes more than one batch").toBeGreaterThan(100);
  const path = await region("Rotation");
  await user.click(await path.findByRole("button", { name: "Announce Northwind 2027" }));
  await screen.findByText("Northwind 2027 is the next key. Let new builds embed both.");

  await user.click(await path.findByRole("button", { name: "Both public keys" }));
  const keys = await (await dialog()).findByTestId("public-key");
  expect(keys.textContent?.match(/BEGIN PUBLIC KEY/g)).toHaveLength(2);
  await user.keyboard("{Escape}");

  await user.click(await path.findByRole("button", { name: "Switch to Northwind 2027…" }));
  const go = await (await dialog()).findByRole("button", { name: "Switch" });
  await vi.waitFor(() => expect(go).toHaveProperty("disabled", false));
  await user.click(go);
  await screen.findByText("Northwind 2027 signs from now on.");

  await user.click(await path.findByRole("button", { name: "Make files anew…" }));
  await user.click(await (await dialog()).findByRole("button", { name: "Make anew" }));
  await (await dialog()).findByText(new RegExp(`^${counting} license files and 0 certificates are made anew`));
  expect(reissue).toHaveBeenCalledTimes(Math.ceil(counting / 100));
  await user.click((await dialog()).getByRole("button", { name: "Save files…" }));
  await screen.findByText(new RegExp(`^${counting} files for 1 customer saved in /home/anna/chosen`));
  const made = backend["key.reissues"]({ id });
  expect(save).toHaveBeenCalledWith({ ids: made.map((batch) => batch.id).reverse(), folder: "/home/anna/chosen" });
  await user.click((await dialog()).getByRole("button", { name: "Done" }));

  await user.click(await path.findByRole("button", { name: "Retire Northwind 2026…" }));
  await user.click(await (await dialog()).findByRole("button", { name: "Retire key" }));
  await path.findByText("It signs no more. What it signed still verifies.");
  expect(backend["key.list"]({}).find((key) => key.id === id)?.status).toBe("retired");
});

it("machines with older programs are told, and have to be confirmed before another key signs", async () => {
  const use = vi.fn();
  await startAtKey((made) => {
    announced(made);
    return {
      "key.drill": (request) => {
        const drill = made["key.drill"](request);
        const machines = { older: 12, since: 3, unknown: 1 };
        return drill.key.status === "next"
          ? { ...drill, own_machines: machines }
          : { ...drill, machines, step: "ship" };
      },
      "key.use": (request) => {
        use(request);
        return made["key.use"]({ ...request, accept_older: null });
      },
    };
  });
  const path = await region("Rotation");
  await path.findByText("3 machines run programs first seen since, 12 older ones; of 1 the program is unknown.");
  await user.click(await path.findByRole("button", { name: "Switch to Northwind 2027…" }));
  await (await dialog()).findByText(/^12 machines run programs older than the announcement of Northwind 2027/);
  const go = (await dialog()).getByRole("button", { name: "Switch" });
  expect(go, "not before it is confirmed").toHaveProperty("disabled", true);
  await user.click((await dialog()).getByLabelText("I know. Switch all the same"));
  await user.click(go);
  await screen.findByText("Northwind 2027 signs from now on.");
  expect(use).toHaveBeenCalledWith(expect.objectContaining({ accept_older: 12 }));
});

it("a stopped batch keeps what was made before and can go on", async () => {
  let calls = 0;
  const { backend, id } = await startAtKey((made) => {
    const { id, version } = announced(made);
    made["key.use"]({ id, version, accept_older: 0 });
    return {
      "key.reissue": (request) => {
        calls += 1;
        if (calls === 2) refuse("cancelled", "Stopped.");
        return made["key.reissue"]({ ...request, most: 100 });
      },
    };
  }).then(async (started) => {
    const former = started.backend["key.list"]({}).find(({ name }) => name === "Northwind 2026");
    window.location.hash = `#/keys/${former?.id}`;
    return { ...started, id: former?.id ?? "" };
  });
  await user.click(await (await region("Rotation")).findByRole("button", { name: "Make files anew…" }));
  await user.click(await (await dialog()).findByRole("button", { name: "Make anew" }));
  await (await dialog()).findByText("Stopped.");
  await (await dialog()).findByText("100 license files and 0 certificates are made anew.");
  await user.click((await dialog()).getByRole("button", { name: "Go on" }));
  await (await dialog()).findByRole("button", { name: "Done" });
  expect(backend["key.drill"]({ id }).files.counting).toBe(0);
});

it("the drill's numbers lead to the licenses they count", async () => {
  const { backend, id } = await startAtKey();
  const { files } = backend["key.drill"]({ id });
  const numbers = await region("What depends on it");
  await user.click((await numbers.findAllByRole("link", { name: String(files.counting) }))[0] as HTMLElement);
  await screen.findByRole("heading", { name: "Licenses" });
  await screen.findByText("Signed with");
  await screen.findByText("Northwind 2026");
});

it("a role that may not touch keys sees the drill and no button of the path", async () => {
  await startAtKey((made) => {
    announced(made);
    return {
      "vault.state": (request) => ({
        ...made["vault.state"](request),
        session: { ...session, permissions: ["read"] },
      }),
    };
  });
  const path = await region("Rotation");
  await path.findByText("Ship builds that embed both");
  expect(path.getAllByRole("button").map(({ textContent }) => textContent)).toEqual(["Both public keys"]);
});

it("the next key leads back to the way it is on", async () => {
  let next = "";
  await startAtKey((made) => {
    next = announced(made).id;
    return {};
  });
  window.location.hash = `#/keys/${next}`;
  await screen.findByRole("heading", { name: "Northwind 2027" });
  await screen.findByText(/New builds embed this key already/);
  await user.click(await screen.findByRole("link", { name: "Northwind 2026" }));
  await screen.findByRole("heading", { name: "Northwind 2026" });
});

it("what cannot be known is said", () => {
  const build = { product_number: 1040, product_name: "", version: "" } as Parameters<typeof programOf>[0];
  expect(programOf(build)).toBe("product 1040");
  expect(programOf({ ...build, product_number: null })).toMatch(/^Unknown/);
  expect(embeds({ older: null, machines: 2 })).toBe("unknown");
  expect(embeds({ older: true, machines: 1 })).toBe("no, 1 machine older");
  const drill = (announced_at: number | null, older: number) =>
    ({ key: { name: "B", announced_at }, own_machines: { older, since: 0, unknown: 0 } }) as KeyDrill;
  expect(warningOf(drill(1, 0))).toBeNull();
  expect(warningOf(drill(1, 1))).toMatch(/^1 machine runs a program older/);
  expect(warningOf(drill(null, 0)), "nobody was told of it").toMatch(/never announced/);
  expect(madeInWords([], false)).toBe("Nothing was left to make anew.");
});
