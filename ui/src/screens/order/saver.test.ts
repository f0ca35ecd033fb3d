import { beforeEach, describe, expect, it, vi } from "vitest";
import { makeSaver } from "./saver";

/** A server that answers when it is told to. */
function slowServer() {
  const calls: { form: string; answer: () => void; refuse: (why: string) => void }[] = [];
  const save = (form: string) =>
    new Promise<string>((resolve, reject) => {
      calls.push({ form, answer: () => resolve(`saved ${form}`), refuse: (why) => reject(new Error(why)) });
    });
  return { calls, save };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe("the saver of a draft", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  it("waits for a pause in typing and saves only the newest state", async () => {
    const { calls, save } = slowServer();
    const saver = makeSaver({ save, onSaved: () => {}, onFault: () => {} });
    for (const form of ["a", "ab", "abc"]) {
      saver.change(form);
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(400);
    expect(calls.map(({ form }) => form)).toEqual(["abc"]);
  });

  it("never has two saves under way, and saves what was typed meanwhile afterwards", async () => {
    const { calls, save } = slowServer();
    const saved: [string, boolean][] = [];
    const saver = makeSaver({ save, onSaved: (reply, newest) => saved.push([reply, newest]), onFault: () => {} });
    saver.change("first");
    await vi.advanceTimersByTimeAsync(400);
    saver.change("second");
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls, "the first save is still under way").toHaveLength(1);
    calls[0]?.answer();
    await settle();
    calls[1]?.answer();
    await settle();
    expect(saved).toEqual([
      ["saved first", false],
      ["saved second", true],
    ]);
  });

  it("flush saves at once and ends only when everything typed is saved", async () => {
    const { calls, save } = slowServer();
    const saver = makeSaver({ save, onSaved: () => {}, onFault: () => {} });
    let done = false;
    saver.change("a");
    void saver.flush().then(() => {
      done = true;
    });
    saver.change("b");
    calls[0]?.answer();
    await settle();
    expect(done, "b is not saved yet").toBe(false);
    calls[1]?.answer();
    await settle();
    expect(done).toBe(true);
    expect(saver.idle()).toBe(true);
  });

  it("keeps what could not be saved and saves it with the next flush", async () => {
    const { calls, save } = slowServer();
    const faults: unknown[] = [];
    const saver = makeSaver({ save, onSaved: () => {}, onFault: (fault) => faults.push(fault) });
    saver.change("precious");
    const refused = saver.flush().catch((fault: Error) => fault.message);
    calls[0]?.refuse("disk full");
    expect(await refused).toBe("disk full");
    expect(faults).toHaveLength(1);
    expect(saver.idle(), "it still waits").toBe(false);
    void saver.flush();
    expect(calls[1]?.form).toBe("precious");
  });

  it("forgets what waits when the record is gone", async () => {
    const { calls, save } = slowServer();
    const saver = makeSaver({ save, onSaved: () => {}, onFault: () => {} });
    saver.change("a");
    saver.drop();
    await vi.advanceTimersByTimeAsync(1000);
    await saver.flush();
    expect(calls).toHaveLength(0);
  });
});
