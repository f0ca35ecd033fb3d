import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it } from "vitest";
import { session } from "../../dev/world";
import { SessionProvider } from "../../session/session";
import { forgetDrafts } from "./drafts";
import { type Loaded, useRecordForm, useSet } from "./use-record-form";

type Content = { name: string; terms: { seats: number; days: number } };
const content = (name: string): Content => ({ name, terms: { seats: 1, days: 30 } });
const rules = ({ name }: Content) => (name ? {} : { name: "A name" });
const problems = (field: string, message: string) => ({
  code: "problems",
  message,
  details: { field: null, problems: [{ code: "missing", field, message, line: null, feature: null }], reference: null },
});

function open(loaded: Loaded<Content>, place = "product/1", user = session.user.id) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SessionProvider session={{ ...session, user: { ...session.user, id: user } }}>{children}</SessionProvider>
  );
  return renderHook(
    ({ loaded: now }) => {
      const record = useRecordForm<Content>({ place, loaded: now, rules });
      return { record, set: useSet(record.form) };
    },
    { initialProps: { loaded }, wrapper },
  );
}
const type = (hook: ReturnType<typeof open>, name: string) =>
  act(() => hook.result.current.record.form.setFieldValue("name", name));

beforeEach(forgetDrafts);

describe("a form over a record", () => {
  it("is dirty while it says something else than the record", () => {
    const hook = open({ version: 3, content: content("a") });
    expect(hook.result.current.record.dirty).toBe(false);
    type(hook, "b");
    expect(hook.result.current.record.dirty).toBe(true);
    type(hook, "a");
    expect(hook.result.current.record.dirty).toBe(false);
  });

  it("keeps what was typed when it is left, for who typed it", () => {
    const loaded = { version: 3, content: content("a") };
    const first = open(loaded);
    type(first, "typed");
    first.unmount();
    expect(open(loaded, "product/2").result.current.record.form.values.name).toBe("a");
    expect(open(loaded, "product/1", "somebody else").result.current.record.form.values.name).toBe("a");
    const again = open(loaded);
    expect(again.result.current.record.form.values.name).toBe("typed");
    expect(again.result.current.record.restored).toBeInstanceOf(Date);
    act(() => {
      again.result.current.record.discard();
    });
    expect(again.result.current.record.dirty).toBe(false);
    again.unmount();
    expect(open(loaded).result.current.record.restored).toBeNull();
  });

  it("takes a discarded change back", () => {
    const hook = open({ version: 3, content: content("a") });
    type(hook, "typed");
    let back = () => {};
    act(() => {
      back = hook.result.current.record.discard();
    });
    act(() => back());
    expect(hook.result.current.record.form.values.name).toBe("typed");
  });

  it("offers old changes instead of showing them over what somebody else saved", () => {
    const first = open({ version: 3, content: content("a") });
    type(first, "mine");
    first.unmount();
    const again = open({ version: 4, content: content("theirs") });
    expect(again.result.current.record.form.values.name).toBe("theirs");
    expect(again.result.current.record.offered).toBeInstanceOf(Date);
    act(() => again.result.current.record.takeOffered());
    expect(again.result.current.record.form.values.name).toBe("mine");
    expect(again.result.current.record.dirty).toBe(true);
  });

  it("follows others' changes while nothing is typed, and never writes over them unseen", () => {
    const hook = open({ version: 3, content: content("a") });
    hook.rerender({ loaded: { version: 4, content: content("theirs") } });
    expect(hook.result.current.record.form.values.name).toBe("theirs");
    type(hook, "mine");
    hook.rerender({ loaded: { version: 5, content: content("theirs again") } });
    expect(hook.result.current.record.conflict).toBe(true);
    expect(hook.result.current.record.version, "saving now is refused").toBe(4);
    act(() => hook.result.current.record.keepMine());
    expect(hook.result.current.record.version).toBe(5);
    expect(hook.result.current.record.form.values.name).toBe("mine");
  });

  it("goes on where only the version counted up", () => {
    const hook = open({ version: 3, content: content("a") });
    type(hook, "mine");
    hook.rerender({ loaded: { version: 4, content: content("a") } });
    expect(hook.result.current.record.conflict).toBe(false);
    expect(hook.result.current.record.version).toBe(4);
  });

  it("is clean once it is saved, but not what was typed meanwhile", () => {
    const hook = open({ version: 3, content: content("a") });
    type(hook, "b");
    const sent = hook.result.current.record.form.getValues();
    act(() => hook.result.current.record.saved({ version: 4, content: content("b") }, sent));
    expect(hook.result.current.record.dirty).toBe(false);
    type(hook, "c");
    const late = hook.result.current.record.form.getValues();
    type(hook, "cd");
    act(() => hook.result.current.record.saved({ version: 5, content: content("c") }, late));
    expect(hook.result.current.record.form.values.name).toBe("cd");
    expect(hook.result.current.record.dirty).toBe(true);
  });

  it("puts what was refused beside its field until that changes", () => {
    const hook = open({ version: 3, content: content("a") });
    act(() => {
      hook.result.current.record.refused(problems("terms.seats", "At least one seat."));
    });
    expect(hook.result.current.record.form.errors).toEqual({ "terms.seats": "At least one seat." });
    act(() => hook.result.current.set("terms", { seats: 1, days: 60 }));
    expect(hook.result.current.record.form.errors).toEqual({ "terms.seats": "At least one seat." });
    act(() => hook.result.current.set("terms", { seats: 2, days: 60 }));
    expect(hook.result.current.record.form.errors).toEqual({});
  });

  it("says what is wrong with a field as one leaves it, and leaves Rust's word alone", () => {
    const hook = open({ version: 3, content: content("a") });
    type(hook, "");
    act(() => hook.result.current.record.form.getInputProps("name").onBlur());
    expect(hook.result.current.record.form.errors).toEqual({ name: "A name" });
    act(() => hook.result.current.record.form.setErrors({ "terms.seats": "from Rust" }));
    act(() => hook.result.current.record.form.getInputProps("terms.seats").onBlur());
    expect(hook.result.current.record.form.errors).toEqual({ "terms.seats": "from Rust" });
  });
});
