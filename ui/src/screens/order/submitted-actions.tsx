import { Button, Menu } from "@mantine/core";
import {
  IconArchive,
  IconBan,
  IconCopy,
  IconDeviceFloppy,
  IconDots,
  IconFolder,
  IconMail,
  IconTemplate,
} from "@tabler/icons-react";
import { Caps } from "../../components/caps";
import type { OrderView } from "../../contract/generated";
import type { useSubmittedActs } from "./use-submitted-acts";

const mark = { size: 16, stroke: 1.6 };

/** The buttons of a submitted order: what is done most is seen, the rest is in the menu. */
export function SubmittedActions({ order, acts }: { order: OrderView; acts: ReturnType<typeof useSubmittedActs> }) {
  return (
    <>
      {acts.save && (
        <Button leftSection={<IconDeviceFloppy {...mark} />} loading={acts.saving} onClick={acts.save}>
          Save files
        </Button>
      )}
      {acts.revoke && (
        <Button leftSection={<IconBan {...mark} />} c="var(--s-bad-text)" onClick={acts.revoke}>
          Revoke…
        </Button>
      )}
      {acts.mail && (
        <Button variant="filled" leftSection={<IconMail {...mark} />} onClick={acts.mail}>
          E-mail… <Caps of="m" filled />
        </Button>
      )}
      <Menu>
        <Menu.Target>
          <Button px={8} aria-label="More actions">
            <IconDots {...mark} />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {acts.saveElsewhere && (
            <Menu.Item leftSection={<IconFolder {...mark} />} onClick={acts.saveElsewhere}>
              Save files in a folder…
            </Menu.Item>
          )}
          {acts.repeat && (
            <Menu.Item leftSection={<IconCopy {...mark} />} rightSection={<Caps of="r" />} onClick={acts.repeat}>
              Repeat as a new draft
            </Menu.Item>
          )}
          {acts.template && (
            <Menu.Item leftSection={<IconTemplate {...mark} />} onClick={acts.template}>
              Save as template
            </Menu.Item>
          )}
          {acts.archive && (
            <Menu.Item leftSection={<IconArchive {...mark} />} rightSection={<Caps of="e" />} onClick={acts.archive}>
              {order.archived_at ? "Unarchive" : "Archive"}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
