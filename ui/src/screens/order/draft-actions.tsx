import { Button, Menu } from "@mantine/core";
import { IconCopy, IconDots, IconTemplate, IconTrash } from "@tabler/icons-react";
import { toastFault } from "../../components/toast";
import { useMay } from "../../session/session";
import { useSaveAsTemplate } from "./acts";
import type { Draft } from "./use-draft";
import { useOrderActs } from "./use-order-acts";

/** What can be done with a whole draft. What was typed last is saved before it is copied. */
export function DraftActions({ draft }: { draft: Draft }) {
  const { order } = draft;
  const may = useMay();
  const acts = useOrderActs(order);
  const saveAsTemplate = useSaveAsTemplate();
  const { template, kind } = order.content;
  const word = template ? "template" : "draft";
  return (
    <>
      {may("order.copy") && !template && (
        <Button
          leftSection={<IconCopy size={16} stroke={1.6} />}
          onClick={() => void draft.flush().then(acts.duplicate, toastFault)}
        >
          Duplicate
        </Button>
      )}
      {may("order.delete") && (
        <Button leftSection={<IconTrash size={16} stroke={1.6} />} onClick={() => acts.remove(draft.forget)}>
          Delete {word}
        </Button>
      )}
      {may("order.copy") && kind === "sale" && (
        <Menu>
          <Menu.Target>
            <Button px={8} aria-label="More actions">
              <IconDots size={16} stroke={1.6} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item
              leftSection={<IconTemplate size={16} stroke={1.6} />}
              onClick={() => void draft.flush().then(() => saveAsTemplate(order), toastFault)}
            >
              {template ? "Copy the template" : "Save as template"}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  );
}
