import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { startAt } from "../../dev/start";

const user = userEvent.setup({ delay: null });

it("a file with problems changes nothing, and is imported once they are solved", async () => {
  const run = vi.fn();
  await startAt("#/import?what=customers", { orders: 1 }, (backend) => ({
    "import.run": (request) => {
      run(request);
      return backend["import.run"](request);
    },
  }));
  await user.click(await screen.findByRole("button", { name: /Choose a CSV file/ }));
  await user.click(await screen.findByRole("button", { name: /Check the file/ }));
  await screen.findByText(/37 problems to solve/);
  expect(screen.getByRole("grid", { name: "Problems of the file" }).textContent).toContain("is not an e-mail address");
  expect(screen.queryByRole("button", { name: /^Import/ })).toBeNull();

  // The column that is wrong is left out; its verdict is about another mapping and goes.
  await user.click(screen.getByRole("combobox", { name: "Field for the column E-Mail" }));
  await user.click(await screen.findByRole("option", { name: "Note", hidden: true }));
  await user.click(screen.getByRole("combobox", { name: "Field for the column Bemerkung" }));
  await user.click(await screen.findByRole("option", { name: "Free field “Bemerkung”", hidden: true }));
  expect(screen.queryByText(/37 problems/)).toBeNull();
  await user.click(screen.getByRole("button", { name: /Check the file/ }));
  await user.click(await screen.findByRole("button", { name: "Import 1,200 customers" }));
  await screen.findByText(/Imported: 1,180 customers added/);
  expect(run.mock.calls.map(([{ dry_run, mapping }]) => [dry_run, mapping["E-Mail"]])).toEqual([
    [true, "email"],
    [true, "note"],
    [false, "note"],
  ]);
  expect(run.mock.calls.at(-1)?.[0].mapping.Bemerkung).toBe("field: Bemerkung");
});

it("a required field without a column keeps the file from being checked", async () => {
  await startAt("#/import?what=customers", { orders: 1 });
  await user.click(await screen.findByRole("button", { name: /Choose a CSV file/ }));
  await user.click(await screen.findByRole("combobox", { name: "Field for the column Land" }));
  await user.click(await screen.findByRole("option", { name: "Name *", hidden: true }));
  await user.click(screen.getByRole("combobox", { name: "Field for the column Land" }));
  await user.click(await screen.findByRole("option", { name: "Country", hidden: true }));
  await waitFor(() => expect(screen.getByRole("alert").textContent).toContain("Name"));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /Check the file/ }).disabled).toBe(true);
});
