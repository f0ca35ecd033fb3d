import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import { startAt } from "../../dev/start";

const user = userEvent.setup({ delay: null });

it("a pasted id becomes a license with its certificate in one step", async () => {
  const backend = await startAt("#/keys", { orders: 12 });
  const [row] = backend["profile.list"]({}).rows;
  window.location.hash = `#/catalog/profiles/${row?.id}`;
  await user.click(await screen.findByRole("button", { name: "License for an id…" }));
  const id = await screen.findByLabelText("Id");
  await user.type(id, "HWID1{Enter}");
  await screen.findByText("It has 10 to 255 characters; this one has 5");
  await user.type(id, "23457-A");
  await user.type(screen.getByLabelText("Note"), "Test license");
  await user.click(screen.getByRole("button", { name: "Make the license" }));
  const copy = await screen.findByRole("button", { name: "Copy" });
  await waitFor(() => expect(document.activeElement).toBe(copy));
  await user.click(screen.getByRole("link", { name: /-/ }));
  await screen.findByText("Time line");
  await screen.findByText("HWID123457-A");
  expect(screen.getByDisplayValue("Test license")).toBeTruthy();
});
