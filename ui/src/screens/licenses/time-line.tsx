import { Anchor, Timeline } from "@mantine/core";
import {
  type Icon,
  IconArrowBackUp,
  IconBan,
  IconDeviceDesktopCheck,
  IconDeviceDesktopMinus,
  IconDeviceDesktopOff,
  IconDeviceDesktopUp,
  IconFileImport,
  IconKey,
  IconLock,
  IconLockOpen,
  IconPoint,
  IconRefresh,
  IconRubberStamp,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { Ago } from "../../components/ago";
import { Card } from "../../components/card";
import type { LicenseEvent } from "../../contract/generated";
import styles from "./licenses.module.css";

const looks: { [what: string]: { icon: Icon; word: string } | undefined } = {
  issued: { icon: IconRubberStamp, word: "Issued" },
  imported: { icon: IconFileImport, word: "Imported" },
  updated: { icon: IconRefresh, word: "Updated" },
  undone: { icon: IconArrowBackUp, word: "Update taken back" },
  reissued: { icon: IconKey, word: "Reissued" },
  revoked: { icon: IconBan, word: "Revoked" },
  blocked: { icon: IconLock, word: "Blocked" },
  unblocked: { icon: IconLockOpen, word: "Unblocked" },
  activated: { icon: IconDeviceDesktopCheck, word: "Activated" },
  returned: { icon: IconDeviceDesktopMinus, word: "Given back" },
  replaced: { icon: IconDeviceDesktopUp, word: "Activated again" },
  released: { icon: IconDeviceDesktopOff, word: "Released" },
};

/** The name of a kind that a newer Signet made, readable: "gone_to_sea" → "Gone to sea". */
const plain = (what: string) => what.charAt(0).toUpperCase() + what.slice(1).replaceAll("_", " ");

/** What happened to the license, the newest first. */
export function TimeLine({ history }: { history: LicenseEvent[] }) {
  return (
    <Card title="Time line">
      <Timeline bulletSize={24} lineWidth={1} color="gray" className={styles.line}>
        {[...history].reverse().map(({ at, what, sentence, order_id, order_number }, index) => {
          const { icon: Mark = IconPoint, word = plain(what) } = looks[what] ?? {};
          return (
            <Timeline.Item
              // biome-ignore lint/suspicious/noArrayIndexKey: two events may share their second and their kind
              key={index}
              bullet={<Mark size={14} stroke={1.8} />}
              title={
                <>
                  {word}
                  {order_id && (
                    <Anchor component={Link} to={`/orders/${order_id}`} className="mono">
                      {order_number}
                    </Anchor>
                  )}
                  <span className={styles.when}>
                    <Ago time={at} />
                  </span>
                </>
              }
            >
              {sentence}
            </Timeline.Item>
          );
        })}
      </Timeline>
    </Card>
  );
}
