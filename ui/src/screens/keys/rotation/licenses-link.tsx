import { Anchor } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { LicenseSearch } from "../../../shell/router";

/** A number that leads to the licenses it counts. */
export function LicensesLink({ search, children }: { search: LicenseSearch; children: ReactNode }) {
  return (
    <Anchor inherit renderRoot={(root) => <Link {...root} to="/licenses" search={search} />}>
      {children}
    </Anchor>
  );
}
