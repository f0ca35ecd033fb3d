import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { serialsIn } from "./ask-serials";
import { open, start, user } from "./test-kit";

/** A-2043 sold Spectra Analyzer Academic and Spectra Viewer, each with its licenses. */
async function updateViewers() {
  const started = start();
  await open("A-2043");
  await user.click(await screen.findByRole("button", { name: "Update the licenses of Spectra Viewer" }));
  await screen.findByText("Licenses to update");
  return { ...started, table: within(await screen.findByRole("table", { name: "Terms of Spectra Viewer" })) };
}

/** A-2037 sold Spectra Analyzer Pro. */
async function updateAnalyzer() {
  const started = start({ orders: 12 });
  await open("A-2037");
  await user.click(await screen.findByRole("button", { name: "Update the licenses of Spectra Analyzer Pro" }));
  await screen.findByText("Licenses to update");
  return { ...started, table: within(await screen.findByRole("table", { name: "Terms of Spectra Analyzer Pro" })) };
}

describe("an update", () => {
  it("shows its licenses and what each feature was before", async () => {
    const { table } = await updateViewers();
    expect(within(screen.getByRole("list", { name: "Licenses to update" })).getAllByRole("listitem")).toHaveLength(5);
    expect(table.getByText("90 days from first use")).toBeTruthy();
    expect(screen.queryByLabelText("Add a product"), "it has one line").toBeNull();
  });

  it("adds to what they have, or replaces everything, and says what is lost", async () => {
    const { saves, table } = await updateAnalyzer();
    const left = () => saves.at(-1)?.content.lines[0]?.features.filter(({ excluded }) => excluded);
    await user.click(table.getByRole("button", { name: "Leave as it is: Batch Export" }));
    await user.click(table.getByRole("button", { name: "Leave as it is: Calibration" }));
    expect(table.getAllByText("Stays as it is")).toHaveLength(2);
    await user.click(screen.getByRole("radio", { name: "Replace everything" }));
    expect(table.getByText("Is taken away"), "the catalog does not let Calibration be left out").toBeTruthy();
    await waitFor(() => expect(saves.at(-1)?.content.can_overwrite).toBe(true));
    expect(left()?.map(({ number }) => number)).toEqual([3]);
    expect((await screen.findByText(/^loses Batch Export/)).dataset.lost).toBe("true");
    await user.click(table.getByRole("button", { name: "Keep Batch Export" }));
    await waitFor(() => expect(left()).toHaveLength(0));
  });

  it("takes all terms of a profile", async () => {
    const { saves, table } = await updateAnalyzer();
    await user.click(screen.getByLabelText("Profile of Spectra Analyzer Pro", { selector: "input" }));
    await user.click(await screen.findByRole("option", { name: /Standard 2026/, hidden: true }));
    await waitFor(() => {
      const line = saves.at(-1)?.content.lines[0];
      expect(line?.profile_id).toBeTruthy();
      expect(line?.features.find(({ number }) => number === 2)?.terms.model).toEqual({ kind: "days", days: 365 });
      expect(line?.conditions?.clients).toBe(3);
    });
    expect(table.queryByLabelText("Model of Calibration"), "and they are fixed").toBeNull();
  });

  it("leaves a license out", async () => {
    const { saves } = await updateViewers();
    const [first] = screen.getAllByRole("button", { name: /^Do not update/ });
    if (!first) throw new Error("the update has licenses");
    await user.click(first);
    await waitFor(() => expect(saves.at(-1)?.content.targets).toHaveLength(4));
  });

  it("is asked for by serial number, and says beside the field which is unknown", async () => {
    const { backend } = start();
    const [license] = backend["license.list"]({ limit: 1 }).rows;
    await user.click(await screen.findByRole("button", { name: "Other ways to begin an order" }));
    await user.click(await screen.findByRole("menuitem", { name: "Update a license…" }));
    const field = await screen.findByLabelText(/Serial number/);
    await user.type(field, "nonsense{Enter}");
    await screen.findByText(/No license has the serial number nonsense/);
    await user.clear(field);
    await user.type(field, `${license?.serial}{Enter}`);
    await screen.findByText("Licenses to update");
  });

  it("gives former terms back when it is revoked", async () => {
    await updateViewers();
    await user.keyboard("{Control>}{Enter}{/Control}");
    await user.click(await screen.findByRole("button", { name: "Revoke…" }));
    expect(await screen.findByText(/gets? back the terms from before this update/)).toBeTruthy();
  });
});

describe("serial numbers as they are pasted", () => {
  it("are one in a line, or parted by commas", () => {
    expect(serialsIn(" A-1 \nB-2,C 3;\n\nA-1")).toEqual(["A-1", "B-2", "C 3"]);
  });
});
