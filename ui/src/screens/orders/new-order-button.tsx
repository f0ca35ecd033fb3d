import { Button, Menu, Tooltip } from "@mantine/core";
import { IconChevronDown, IconPlus, IconRefresh, IconTemplate } from "@tabler/icons-react";
import { useState } from "react";
import { Caps } from "../../components/caps";
import { useMay } from "../../session/session";
import { useAskUpdate } from "../order/acts";
import { useNewOrder } from "./new-order";
import styles from "./orders.module.css";
import { templateName, useTemplates } from "./templates";

const mark = { size: 16, stroke: 1.6 };

/** "New order", and beside it the other ways an order can begin: from a template, as an update. */
export function NewOrderButton() {
  const may = useMay();
  const newOrder = useNewOrder();
  const askUpdate = useAskUpdate();
  const [opened, setOpened] = useState(false);
  const templates = useTemplates(opened);
  if (!may("order.create")) return null;
  return (
    <Button.Group>
      <Button variant="filled" leftSection={<IconPlus {...mark} />} onClick={() => newOrder()}>
        New order <Caps of="n" filled />
      </Button>
      <Menu opened={opened} onChange={setOpened} width={280}>
        <Tooltip label="From a template, or an update" disabled={opened}>
          <Menu.Target>
            <Button variant="filled" px={7} className={styles.other} aria-label="Other ways to begin an order">
              <IconChevronDown size={14} stroke={1.8} />
            </Button>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          <Menu.Label>New order from a template</Menu.Label>
          {templates.map((row) => (
            <Menu.Item
              key={row.id}
              leftSection={<IconTemplate {...mark} />}
              rightSection={<span className="mono dim">{row.number}</span>}
              onClick={() => newOrder(undefined, row.id)}
            >
              <bdi>{templateName(row)}</bdi>
            </Menu.Item>
          ))}
          {templates.length === 0 && <Menu.Item disabled>None yet: any order can be saved as a template</Menu.Item>}
          {may("order.update") && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconRefresh {...mark} />} onClick={askUpdate}>
                Update a license…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </Button.Group>
  );
}
