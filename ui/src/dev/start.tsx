import { render, screen } from "@testing-library/react";
import { App } from "../app";
import { type Backend, makeBackend } from "./backend";
import { install } from "./install";

/** The whole window on a pretended backend, at a place of it; for tests. */
export async function startAt(
  hash: string,
  options: Parameters<typeof makeBackend>[0] = {},
  change: (backend: Backend) => Partial<Backend> = () => ({}),
): Promise<Backend> {
  const backend = makeBackend(options);
  const changed = { ...backend, ...change(backend) };
  install(changed);
  render(<App />);
  await screen.findByRole("navigation", { name: "Places" });
  window.location.hash = hash;
  return changed;
}
