import { Button, Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { ListFilter } from "../../components/filter-chips";
import { OptionalDay } from "../../components/optional-day";
import { useCustomerFilter, useProductFilter } from "../../components/record-filters";
import { licenseLook } from "../../components/status";
import { ask } from "../../contract/ask";
import type { LicenseStatus } from "../../contract/generated";
import type { LicenseSearch } from "../../shell/router";
import { dayOf, startOf, writeDay } from "../../time/days";

const statuses = (Object.keys(licenseLook) as LicenseStatus[]).map((value) => ({
  value,
  label: licenseLook[value].word,
}));

/** What the list of licenses can be narrowed to, as chips. */
export function useLicenseFilters(search: LicenseSearch, seek: (change: LicenseSearch) => void): ListFilter[] {
  const product = useProductFilter(search.product, (id) => seek({ product: id }));
  const customer = useCustomerFilter(search.customer, (id) => seek({ customer: id }));
  const profile = useQuery({
    ...ask("profile.get", { id: search.profile ?? "" }),
    enabled: search.profile !== undefined,
  });
  const keys = useQuery({ ...ask("key.list", {}), enabled: search.key !== undefined });
  const { status, ends } = search;
  // A profile is chosen on its own page; here it can only be taken away.
  const ofProfile: ListFilter = {
    key: "profile",
    label: "Profile",
    value: <bdi>{profile.data?.content.name ?? "…"}</bdi>,
    onClear: () => seek({ profile: undefined }),
    editor: () => <span className="dim">{profile.data?.product_name}</span>,
  };
  // So is a key.
  const ofKey: ListFilter = {
    key: "key",
    label: "Signed with",
    verb: "",
    value: <bdi>{keys.data?.find(({ id }) => id === search.key)?.name ?? "…"}</bdi>,
    onClear: () => seek({ key: undefined }),
    editor: () => <span className="dim">The key of the file that counts now</span>,
  };
  return [
    product,
    customer,
    ...(search.profile ? [ofProfile] : []),
    ...(search.key ? [ofKey] : []),
    {
      key: "group",
      label: "Group",
      value: search.ungrouped ? "none" : null,
      onClear: () => seek({ ungrouped: undefined }),
      // The groups of a customer are on its page, each with its licenses.
      editor: (close) => (
        <Button
          size="xs"
          data-autofocus
          onClick={() => {
            seek({ ungrouped: true });
            close();
          }}
        >
          In no group
        </Button>
      ),
    },
    {
      key: "status",
      label: "Status",
      value: status ? licenseLook[status].word : null,
      onClear: () => seek({ status: undefined }),
      editor: (close) => (
        <Select
          aria-label="Status"
          data-autofocus
          data={statuses}
          value={status ?? null}
          placeholder="Choose"
          comboboxProps={{ withinPortal: false }}
          onChange={(next) => {
            seek({ status: next ?? undefined });
            close();
          }}
        />
      ),
    },
    {
      key: "ends",
      label: "Ends",
      verb: "before",
      value: ends === undefined ? null : writeDay(dayOf(ends)),
      onClear: () => seek({ ends: undefined }),
      editor: (close) => (
        <OptionalDay
          aria-label="Ends before"
          data-autofocus
          placeholder="31 Dec 2027, or +30 for in 30 days"
          day={ends === undefined ? null : dayOf(ends)}
          popoverProps={{ withinPortal: false, position: "bottom-start" }}
          onChange={(day) => {
            seek({ ends: day ? startOf(day) : undefined });
            if (day) close();
          }}
        />
      ),
    },
  ];
}
