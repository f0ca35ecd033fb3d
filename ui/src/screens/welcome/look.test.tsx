import { render, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { App } from "../../app";
import { makeBackend } from "../../dev/backend";
import { install } from "../../dev/install";

it("the note about a vault in use goes away by itself", async () => {
  let inUse = true;
  const backend = makeBackend({ signedIn: false, recent: ["/home/anna/northwind.signet"] });
  install({ ...backend, "vault.look": () => ({ exists: true, users: ["anna"], in_use: inUse }) });
  render(<App />);
  await screen.findByText(/Another program has this vault open/);
  inUse = false;
  await waitFor(() => expect(screen.queryByText(/Another program has this vault open/)).toBeNull());
});
