import { Button, Menu } from "@mantine/core";
import { IconArchive, IconArrowMerge, IconDots, IconRepeat } from "@tabler/icons-react";
import { Caps } from "../../components/caps";
import type { CustomerView } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { useRepeatLastOrder } from "../order/acts";
import { useArchiveCustomer } from "./use-archive";

const mark = { size: 16, stroke: 1.6 };

/** What is done with a customer now and then. `keys`: on tabs with a list, E is the list's. */
export function CustomerMenu(props: { customer: CustomerView; keys: boolean; onMerge: () => void }) {
  const { customer, keys, onMerge } = props;
  const { id, version, content, archived_at } = customer;
  const may = useMay();
  const archive = useArchiveCustomer();
  const repeatLast = useRepeatLastOrder();
  const current = archived_at === null;
  const setArchived = () => archive({ id, version, name: content.name }, current);
  const mayArchive = may("customer.archive");
  const mayMerge = may("customer.merge") && customer.merged_into === null;
  const mayRepeat = may("order.copy") && current && customer.orders > 0;
  useKeys({ e: mayArchive && keys ? { run: setArchived, label: "Archive, or take it back" } : undefined });
  if (!mayArchive && !mayMerge && !mayRepeat) return null;
  return (
    <Menu>
      <Menu.Target>
        <Button px={8} aria-label="More actions">
          <IconDots {...mark} />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {mayRepeat && (
          <Menu.Item leftSection={<IconRepeat {...mark} />} onClick={() => repeatLast(id)}>
            Repeat the last order
          </Menu.Item>
        )}
        {mayMerge && (
          <Menu.Item leftSection={<IconArrowMerge {...mark} />} onClick={onMerge}>
            Merge a duplicate…
          </Menu.Item>
        )}
        {mayArchive && (
          <Menu.Item
            leftSection={<IconArchive {...mark} />}
            rightSection={keys ? <Caps of="e" /> : undefined}
            onClick={setArchived}
          >
            {current ? "Archive" : "Unarchive"}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
