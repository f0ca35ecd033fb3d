import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { useKeys } from "./keys";

function Page({ run, go, dialog = false }: { run: (key: string) => void; go?: () => void; dialog?: boolean }) {
  useKeys({
    n: { run: () => run("n") },
    "?": { run: () => run("?") },
    enter: { run: () => run("enter") },
    escape: { run: () => run("escape") },
    "ctrl+enter": { run: () => run("ctrl+enter") },
    "ctrl+shift+l": { run: () => run("lock"), inDialogs: true },
    "g o": { run: () => (go ?? run)("g o") },
    o: { run: () => run("o") },
  });
  return (
    <>
      <input aria-label="Field" />
      <button type="button">Button</button>
      {dialog && <div role="dialog" aria-modal="true" />}
    </>
  );
}

describe("keys", () => {
  it("work on the page, one key or one after another", async () => {
    const run = vi.fn();
    render(<Page run={run} />);
    await userEvent.keyboard("n?go");
    expect(run.mock.calls.flat()).toEqual(["n", "?", "g o"]);
  });

  it("are text while somebody types, except the ones with Ctrl", async () => {
    const run = vi.fn();
    render(<Page run={run} />);
    await userEvent.click(screen.getByLabelText("Field"));
    await userEvent.keyboard("n?go{Enter}{Control>}{Enter}{/Control}");
    expect(screen.getByLabelText<HTMLInputElement>("Field").value).toBe("n?go");
    expect(run.mock.calls.flat()).toEqual(["ctrl+enter"]);
  });

  it("Esc leaves the field first and the page then", async () => {
    const run = vi.fn();
    render(<Page run={run} />);
    await userEvent.click(screen.getByLabelText("Field"));
    await userEvent.keyboard("{Escape}");
    expect(run).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(document.body);
    await userEvent.keyboard("{Escape}");
    expect(run).toHaveBeenCalledWith("escape");
  });

  it("leave a focused button its Enter", async () => {
    const run = vi.fn();
    render(<Page run={run} />);
    screen.getByText("Button").focus();
    await userEvent.keyboard("{Enter}");
    expect(run).not.toHaveBeenCalled();
  });

  it("rest behind a dialog, except the lock", async () => {
    const run = vi.fn();
    render(<Page run={run} dialog />);
    await userEvent.keyboard("n{Control>}{Shift>}L{/Shift}{/Control}");
    expect(run.mock.calls.flat()).toEqual(["lock"]);
  });

  it("a key that closes a dialog does nothing else, and the next one is the page's again", async () => {
    const run = vi.fn();
    const { rerender } = render(<Page run={run} dialog />);
    // A browser draws what a handler changed before it tells the next handler.
    const close = () => rerender(<Page run={run} />);
    window.addEventListener("keydown", close, { capture: true, once: true });
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(run).not.toHaveBeenCalled();
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(run.mock.calls.flat()).toEqual(["ctrl+enter"]);
  });

  it("stop when the page is gone", async () => {
    const run = vi.fn();
    render(<Page run={run} />).unmount();
    await userEvent.keyboard("n");
    expect(run).not.toHaveBeenCalled();
  });
});
