import { MantineProvider } from "@mantine/core";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { describe, expect, it } from "vitest";
import { Amount } from "./amount";
import { MoneyField } from "./money-field";
import { ShareField } from "./share-field";
import { sumsOf } from "./sums";

const user = userEvent.setup({ delay: null });

function Price({ start, currency = "EUR" }: { start: number | null; currency?: string }) {
  const [minor, setMinor] = useState(start);
  return (
    <MantineProvider>
      <MoneyField aria-label="Price" currency={currency} value={minor} onChange={setMinor} placeholder="4,200.00" />
      <output>{String(minor)}</output>
      <button type="button">elsewhere</button>
    </MantineProvider>
  );
}

const price = () => screen.getByLabelText<HTMLInputElement>("Price");
const held = () => screen.getByRole("status").textContent;

describe("a field for money", () => {
  it("holds minor units while it is typed, and writes them properly when it is left", async () => {
    render(<Price start={null} />);
    await user.type(price(), "4200,5");
    expect([price().value, held()]).toEqual(["4200,5", "420050"]);
    await user.tab();
    expect(price().value).toBe("4,200.50");
  });

  it("is replaced by what is typed, and emptied it means the list price again", async () => {
    render(<Price start={420_000} />);
    await user.tab();
    await user.keyboard("90");
    expect(held()).toBe("9000");
    await user.clear(price());
    expect(held()).toBe("null");
  });

  it("says what it cannot read and keeps the last amount", async () => {
    render(<Price start={100} />);
    await user.clear(price());
    await user.type(price(), "7x");
    expect([price().getAttribute("aria-invalid"), held()]).toEqual(["true", "700"]);
    await user.tab();
    expect([price().value, screen.queryByText(/Write an amount/) !== null]).toEqual(["7x", true]);
  });

  it("shows another amount that comes from elsewhere", () => {
    const { rerender } = render(
      <MantineProvider>
        <MoneyField aria-label="Price" currency="JPY" value={100} onChange={() => {}} />
      </MantineProvider>,
    );
    rerender(
      <MantineProvider>
        <MoneyField aria-label="Price" currency="JPY" value={2500} onChange={() => {}} />
      </MantineProvider>,
    );
    expect(price().value).toBe("2,500");
  });
});

describe("a field for a share", () => {
  it("holds hundredths of a percent", async () => {
    const seen: (number | null)[] = [];
    render(
      <MantineProvider>
        <ShareField aria-label="Tax" value={null} onChange={(share) => seen.push(share)} />
      </MantineProvider>,
    );
    await user.type(screen.getByLabelText("Tax"), "5,5");
    expect(seen).toEqual([500, 500, 550]);
  });
});

describe("an amount", () => {
  it("has a dim sign before its figures, a minus before both, and a dash for none", () => {
    const { container, rerender } = render(<Amount minor={-56_500} currency="EUR" />);
    expect(container.textContent).toBe("− € 565.00");
    rerender(<Amount minor={null} currency="EUR" />);
    expect(container.textContent).toBe("–");
  });

  it("is never added to one of another currency", () => {
    const of = (currency: string, total: number) => ({ currency, total });
    expect(sumsOf([of("EUR", 1), of("GBP", 5), of("EUR", 2)])).toEqual([of("EUR", 3), of("GBP", 5)]);
  });
});
