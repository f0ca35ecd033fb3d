import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { Conditions, Request } from "../../contract/generated";
import { free } from "../../dev/data";
import { startAt } from "../../dev/start";
import { endOf } from "../../time/days";

const user = userEvent.setup({ delay: null });

/** The page of an active license that is sold by subscription with a trial first. */
async function startSubscribed() {
  const extend = vi.fn((_: Request<"license.extend">) => [{ id: "order", number: "A-1700", licenses: 1 }]);
  const convert = vi.fn((_: Request<"license.convert_trial">) => [{ id: "order", number: "A-1701", licenses: 1 }]);
  const conditions: Conditions = { ...free, validity: { kind: "until", until: 1_900_000_000 }, trial_days: 14 };
  await startAt("#/licenses?status=active", { orders: 12 }, (backend) => ({
    // Every third is without an end.
    "license.list": (request) => {
      const page = backend["license.list"](request);
      const rows = page.rows.map((row, at) => ({ ...row, ends_at: at % 3 === 2 ? null : 1_900_000_000 }));
      return { ...page, rows };
    },
    "license.get": (request) => ({ ...backend["license.get"](request), conditions }),
    "license.extend": extend,
    "license.convert_trial": convert,
  }));
  await screen.findAllByText("Active");
  return { extend, convert };
}

it("a subscription is extended by days or up to a day, and the order that did it is named", async () => {
  const { extend } = await startSubscribed();
  await user.keyboard("{ArrowDown}{Enter}");
  await user.click(await screen.findByRole("button", { name: "Extend…" }));
  const days = await screen.findByLabelText("Days");
  await user.clear(days);
  await user.type(days, "30");
  await user.click(screen.getByRole("button", { name: "Extend" }));
  await screen.findByText("1 license extended by order A-1700.");
  expect(extend.mock.calls[0]?.[0]).toMatchObject({ license_ids: [expect.any(String)], days: 30 });
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.click(screen.getByRole("button", { name: "Extend…" }));
  await user.click(await screen.findByText("Up to a day"));
  const day = screen.getByLabelText("Last day");
  await user.clear(day);
  await user.type(day, "2033-05-04{Tab}");
  await user.click(screen.getByRole("button", { name: "Extend" }));
  await waitFor(() => expect(extend).toHaveBeenCalledTimes(2));
  expect(extend.mock.calls[1]?.[0]).toMatchObject({ until: endOf("2033-05-04") });
});

it("a trial is converted after a word about what that makes", async () => {
  const { convert } = await startSubscribed();
  await user.keyboard("{ArrowDown}{Enter}");
  await user.click(await screen.findByRole("button", { name: "Convert the trial…" }));
  expect(convert).not.toHaveBeenCalled();
  await user.click(await screen.findByRole("button", { name: "Convert" }));
  await screen.findByText("The trial is converted by order A-1701: hand over the new file.");
  expect(convert).toHaveBeenCalledOnce();
});

it("several licenses are extended from the list, those that have an end", async () => {
  const { extend } = await startSubscribed();
  await user.keyboard("{ArrowDown} {ArrowDown} {ArrowDown} ");
  await user.click(await screen.findByRole("button", { name: "Extend 2 licenses…" }));
  await user.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Extend" }));
  await waitFor(() => expect(extend).toHaveBeenCalledOnce());
  expect(extend.mock.calls[0]?.[0].license_ids).toHaveLength(2);
});
