import { ActionIcon, Menu } from "@mantine/core";
import { IconBan, IconCopy, IconDots, IconRefresh } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { toast, toastFault } from "../../components/toast";
import { ask } from "../../contract/ask";
import type { LicenseRow } from "../../contract/generated";
import { useMay } from "../../session/session";
import { useUpdateLicenses } from "./acts";

const mark = { size: 16, stroke: 1.6 };

/** What can be done with one license of an order. */
export function LicenseActions({ license, onRevoke }: { license: LicenseRow; onRevoke: () => void }) {
  const client = useQueryClient();
  const may = useMay();
  const update = useUpdateLicenses();
  const active = license.status === "active";
  const copyFile = async () => {
    try {
      const file = await client.fetchQuery(ask("license.file", { id: license.id }));
      await navigator.clipboard.writeText(file.text);
      toast(`${file.file_name} is in the clipboard.`);
    } catch (thrown) {
      toastFault(thrown);
    }
  };
  // An imported license has no file of ours until an update.
  const hasFile = !license.imported || license.updated;
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon size={28} variant="subtle" color="gray" aria-label={`Actions of ${license.serial}`}>
          <IconDots {...mark} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {hasFile && (
          <Menu.Item leftSection={<IconCopy {...mark} />} onClick={() => void copyFile()}>
            Copy .lic
          </Menu.Item>
        )}
        {active && may("order.update") && (
          <Menu.Item
            leftSection={<IconRefresh {...mark} />}
            onClick={() => void update({ license_ids: [license.id] }).catch(toastFault)}
          >
            Update…
          </Menu.Item>
        )}
        {active && may("license.revoke") && (
          <Menu.Item leftSection={<IconBan {...mark} />} c="var(--s-bad-text)" onClick={onRevoke}>
            Revoke this license…
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
