import { MantineProvider } from "@mantine/core";
import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import type { Conditions } from "../../contract/generated";
import { endOf } from "../../time/days";
import { ConditionsFields } from "./conditions-fields";
import { newConditions, writeConditions } from "./words";

let value: Conditions;
function Form({ problems }: { problems?: (field: string) => string | undefined }) {
  const [now, set] = useState(newConditions());
  value = now;
  return <ConditionsFields value={now} onChange={set} problems={problems ?? (() => undefined)} />;
}
const show = (problems?: (field: string) => string | undefined) =>
  render(
    <MantineProvider>
      <Form problems={problems} />
    </MantineProvider>,
  );
const user = userEvent.setup({ delay: null });

describe("conditions", () => {
  it("tell nothing from 0", async () => {
    show();
    const lease = screen.getByLabelText("Lease in virtual machines");
    await user.type(lease, "0");
    expect(value.vm_lease_hours).toBe(0);
    await user.clear(lease);
    expect(value.vm_lease_hours).toBeNull();
  });

  it("end maintenance with the last second of a day, with days from issue, or never", async () => {
    show();
    const choose = async (name: string) => {
      const field = screen.getByLabelText("Maintenance", { selector: "input" });
      await user.click(field);
      // The validity may end with a date too.
      const own = within(document.getElementById(field.getAttribute("aria-controls") ?? "") as HTMLElement);
      await user.click(own.getByRole("option", { name, hidden: true }));
    };
    const both = () => [value.maintenance_until, value.maintenance_days];
    await choose("Until a date");
    const until = screen.getByLabelText("Releases until");
    await user.clear(until);
    await user.type(until, "2027-12-31");
    await user.tab();
    expect(both()).toEqual([endOf("2027-12-31"), null]);
    await choose("Days from issue");
    await user.clear(screen.getByLabelText("Releases for"));
    await user.type(screen.getByLabelText("Releases for"), "90");
    expect(both()).toEqual([null, 90]);
    await choose("Without end");
    expect(both()).toEqual([null, null]);
  });

  it("show a problem beside its field", () => {
    show((field) => (field === "clients" ? "Choose 1 to 50,000 clients." : undefined));
    expect(screen.getByLabelText("Clients").getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByText("Choose 1 to 50,000 clients.")).toBeTruthy();
  });

  it("are said as short as they can be", () => {
    expect(writeConditions(newConditions())).toEqual([]);
    expect(
      writeConditions({
        ...newConditions(),
        validity: { kind: "subscription", days: 365 },
        clients: 3,
        vm_lease_hours: 0,
        maintenance_days: 90,
      }),
    ).toEqual(["365 days", "3 clients", "lease in virtual machines unlimited", "maintenance for 90 days"]);
  });
});
