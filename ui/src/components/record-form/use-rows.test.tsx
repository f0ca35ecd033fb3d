import { MantineProvider } from "@mantine/core";
import { useForm } from "@mantine/form";
import { Notifications } from "@mantine/notifications";
import { act, fireEvent, renderHook, screen } from "@testing-library/react";
import type { ReactNode } from "react";
import { describe, expect, it } from "vitest";
import type { Form } from "./use-record-form";
import { mayMove, useRows } from "./use-rows";

type Row = { name: string };
const wrapper = ({ children }: { children: ReactNode }) => (
  <MantineProvider>
    <Notifications />
    {children}
  </MantineProvider>
);

function rowsOf(names: string[], kept = 0) {
  return renderHook(
    () => {
      const form = useForm<{ rows: Row[] }>({ initialValues: { rows: names.map((name) => ({ name })) } });
      return { form, rows: useRows<Row>(form as Form<object>, "rows", kept) };
    },
    { wrapper },
  ).result;
}
const names = (hook: ReturnType<typeof rowsOf>) => hook.current.rows.rows.map(({ name }) => name).join("");

describe("rows of a form", () => {
  it("are added at the end or where one says", () => {
    const hook = rowsOf(["a", "b"]);
    act(() => hook.current.rows.add({ name: "c" }, "name"));
    act(() => hook.current.rows.add({ name: "x" }, "name", 0));
    expect(names(hook)).toBe("xabc");
  });

  it("are removed with their errors, and come back where they were", () => {
    const hook = rowsOf(["a", "b", "c"]);
    act(() => hook.current.form.setErrors({ "rows.1.name": "b is wrong", "rows.2.name": "c is wrong" }));
    act(() => hook.current.rows.remove(1, "b"));
    expect(names(hook)).toBe("ac");
    expect(hook.current.form.errors).toEqual({ "rows.1.name": "c is wrong" });
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(names(hook)).toBe("abc");
  });

  it("move with their errors", () => {
    const hook = rowsOf(["a", "b", "c"]);
    act(() => hook.current.form.setErrors({ "rows.0.name": "a is wrong" }));
    act(() => hook.current.rows.mover(0, 1)?.());
    expect(names(hook)).toBe("bac");
    expect(hook.current.form.errors).toEqual({ "rows.1.name": "a is wrong" });
    expect(hook.current.rows.mover(2, 1)).toBeNull();
  });

  it("that are fixed stay before those that are new", () => {
    const hook = rowsOf(["a", "b", "c", "d"], 2);
    expect(hook.current.rows.isKept(1)).toBe(true);
    expect(hook.current.rows.isKept(2)).toBe(false);
    expect([mayMove(0, 1, 4, 2), mayMove(1, 1, 4, 2), mayMove(2, -1, 4, 2), mayMove(2, 1, 4, 2)]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it("forget that there was none once there is one", () => {
    const hook = rowsOf([]);
    act(() => hook.current.form.setErrors({ rows: "Add one." }));
    act(() => hook.current.rows.add({ name: "a" }, "name"));
    expect(hook.current.form.errors).toEqual({});
  });
});
