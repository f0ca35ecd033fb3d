import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import type { Column } from "./virtual/column";
import { localRows } from "./virtual/local-rows";
import { useSelection } from "./virtual/selection";
import { VirtualList } from "./virtual-list";

type Row = { id: string; name: string };
const many = Array.from({ length: 1000 }, (_, index): Row => ({ id: String(index), name: `Row ${index}` }));
const columns: Column<Row>[] = [
  { key: "name", title: "Name", sort: "name", render: ({ name }) => <span>{name}</span> },
  { key: "id", title: "Id", render: ({ id }) => <span>{id}</span> },
];

function List(props: { rows?: Row[]; filter?: string; onOpen?: (row: Row) => void; onSort?: (by: string) => void }) {
  const selection = useSelection<Row>("rows");
  const [descending, setDescending] = useState(false);
  return (
    <MantineProvider>
      <VirtualList
        name="rows"
        label="Rows"
        rows={localRows(props.filter ?? "", props.rows ?? many)}
        columns={columns}
        selection={selection}
        sorting={{ by: "name", descending, change: (_, next) => setDescending(next) }}
        onOpen={props.onOpen ?? (() => {})}
        empty="Nothing here."
      />
      <output>{selection.rows.map(({ name }) => name).join()}</output>
    </MantineProvider>
  );
}

const user = userEvent.setup({ delay: null });
const current = () => document.querySelector("[aria-current=true]")?.textContent;
const selected = () => screen.getByRole("status").textContent;

describe("a list of many rows", () => {
  it("draws only those on screen and tells how many there are", () => {
    render(<List />);
    const grid = screen.getByRole("grid", { name: "Rows" });
    expect(grid.getAttribute("aria-rowcount")).toBe("1001");
    expect(within(grid).getAllByRole("row").length).toBeLessThan(60);
  });

  it("is walked through with the keyboard from anywhere on the page", async () => {
    const open = vi.fn();
    render(<List onOpen={open} />);
    await user.keyboard("{ArrowDown}{ArrowDown}");
    expect(current()).toContain("Row 1");
    await user.keyboard("{End}");
    expect(current()).toContain("Row 999");
    const grid = screen.getByRole("grid");
    expect(document.activeElement).toBe(grid);
    expect(document.getElementById(grid.getAttribute("aria-activedescendant") ?? "")?.textContent).toContain("Row 999");
    await user.keyboard("{PageUp}{ArrowUp}{Enter}");
    expect(open).toHaveBeenCalledWith(many[979]);
    await user.keyboard("{Home}");
    expect(current()).toContain("Row 0");
  });

  it("selects with Space, Shift and the boxes, and Esc clears", async () => {
    render(<List />);
    await user.keyboard("{ArrowDown} {Shift>}{ArrowDown}{/Shift}");
    expect(selected()).toBe("Row 0,Row 1");
    await user.keyboard("{Escape}");
    expect(selected()).toBe("");
    const boxes = screen.getAllByLabelText("Select");
    await user.click(boxes[2] as HTMLElement);
    expect(selected()).toBe("Row 2");
    await user.click(screen.getByLabelText("Clear the selection"));
    expect(selected()).toBe("");
  });

  it("keeps its row and selection while one looks elsewhere, and begins anew for another filter", async () => {
    const first = render(<List />);
    await user.keyboard("{End} ");
    first.unmount();
    const again = render(<List />);
    expect(current()).toContain("Row 999");
    expect(selected()).toBe("Row 999");
    again.rerender(<List filter="other" rows={many.slice(0, 3)} />);
    expect(current()).toBeUndefined();
    await user.keyboard("{ArrowDown}");
    expect(current()).toContain("Row 0");
  });

  it("follows its row when others come before it, and hands a row that went to the next one", async () => {
    const { rerender } = render(<List />);
    await user.keyboard("{ArrowDown}{ArrowDown}{ArrowDown}");
    rerender(<List rows={[{ id: "new", name: "New" }, ...many]} />);
    expect(current()).toContain("Row 2");
    rerender(<List rows={many.filter(({ id }) => id !== "2")} />);
    await user.keyboard("{ArrowDown}{ArrowUp}");
    expect(current()).toContain("Row 4");
  });

  it("says how it is sorted, and sorts the other way when its head is pressed", async () => {
    render(<List />);
    const head = screen.getByRole("columnheader", { name: "Name" });
    expect(head.getAttribute("aria-sort")).toBe("ascending");
    await user.click(within(head).getByRole("button"));
    expect(head.getAttribute("aria-sort")).toBe("descending");
  });

  it("says what belongs there when it is empty", () => {
    render(<List rows={[]} />);
    expect(screen.getByText("Nothing here.")).toBeTruthy();
  });
});
