import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../../app";
import { forgetPlaces } from "../../components/virtual/place";
import type { Request } from "../../contract/generated";
import { type Backend, makeBackend } from "../../dev/backend";
import { install } from "../../dev/install";

/** The person at the keyboard. */
export const user = userEvent.setup({ delay: null, pointerEventsCheck: 0 });

/** The whole window on the pretended backend, at some place, with everything that is saved of drafts. */
export function start(options: { orders?: number; at?: string } = {}): {
  backend: Backend;
  saves: Request<"order.save">[];
} {
  const backend = makeBackend({ orders: options.orders ?? 6 });
  const saves: Request<"order.save">[] = [];
  install({
    ...backend,
    "order.save": (form) => {
      saves.push(form);
      return backend["order.save"](form);
    },
  });
  // The window goes on where its user was; a test begins anew.
  forgetPlaces();
  window.location.hash = options.at ?? "";
  render(<App />);
  return { backend, saves };
}

/** Opens an order from the list. */
export async function open(number: string): Promise<void> {
  await user.click(await screen.findByText(number));
  await screen.findByRole("heading", { name: `Order ${number}` });
}
