import { Button } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import type { ImportKind } from "../../contract/generated";
import { useMay } from "../../session/session";
import { mayImport } from "./kinds";

/** Leads from a list to the import of such records. */
export function ImportButton({ what }: { what: ImportKind }) {
  const navigate = useNavigate();
  const may = useMay();
  if (!mayImport(may, what)) return null;
  return (
    <Button
      leftSection={<IconFileImport size={16} stroke={1.6} />}
      onClick={() => void navigate({ to: "/import", search: { what } })}
    >
      Import
    </Button>
  );
}
