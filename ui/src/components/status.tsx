import {
  type Icon,
  IconAlertTriangle,
  IconArchive,
  IconArrowBackUp,
  IconBan,
  IconCalendarX,
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconKey,
  IconLinkOff,
  IconLock,
  IconPencil,
  IconReplace,
  IconRubberStamp,
  IconShoppingCart,
} from "@tabler/icons-react";
import type {
  ActivationStateWord,
  KeyStatusView,
  LicenseRow,
  LicenseStatus,
  MailStatus,
  OrderStatus,
  ProductStatus,
} from "../contract/generated";
import styles from "./status.module.css";

type Tone = "draft" | "good" | "bad" | "archived" | "due";
type Look = { word: string; tone: Tone; icon: Icon };

/** Every status of every record, always as color, icon and word together. */
export const orderLook: Record<OrderStatus, Look> = {
  draft: { word: "Draft", tone: "draft", icon: IconPencil },
  submitted: { word: "Submitted", tone: "good", icon: IconRubberStamp },
  revoked: { word: "Revoked", tone: "bad", icon: IconBan },
};
export const licenseLook: Record<LicenseStatus, Look> = {
  active: { word: "Active", tone: "good", icon: IconCircleCheck },
  revoked: orderLook.revoked,
};
export const blockedLook: Look = { word: "Blocked", tone: "due", icon: IconLock };
/** A license that is active, and is blocked or has ended, says so. */
export function licenseLookOf(row: Pick<LicenseRow, "status" | "blocked" | "ends_at">, now = Date.now()): Look {
  const { status, blocked, ends_at } = row;
  if (status === "active" && blocked) return blockedLook;
  const ended = status === "active" && ends_at !== null && ends_at * 1000 < now;
  return ended ? { word: "Expired", tone: "due", icon: IconCalendarX } : licenseLook[status];
}
export const productLook: Record<ProductStatus, Look> = {
  draft: orderLook.draft,
  on_sale: { word: "On sale", tone: "good", icon: IconShoppingCart },
  archived: { word: "Archived", tone: "archived", icon: IconArchive },
};
export const keyLook: Record<KeyStatusView, Look> = {
  current: { word: "Current", tone: "good", icon: IconKey },
  next: { word: "Next", tone: "due", icon: IconClock },
  active: { word: "Active", tone: "draft", icon: IconCircleCheck },
  retired: { word: "Retired", tone: "archived", icon: IconArchive },
};
export const mailLook: Record<MailStatus, Look> = {
  waiting: { word: "Waiting", tone: "draft", icon: IconClock },
  sent: { word: "Sent", tone: "good", icon: IconCircleCheck },
  failed: { word: "Failed", tone: "bad", icon: IconAlertTriangle },
};
export const activationLook: Record<ActivationStateWord, Look> = {
  active: licenseLook.active,
  returned: { word: "Given back", tone: "archived", icon: IconArrowBackUp },
  replaced: { word: "Replaced", tone: "archived", icon: IconReplace },
  released: { word: "Released", tone: "due", icon: IconLinkOff },
};
export const archivedLook: Look = productLook.archived;
/** Something that should have been done by now. */
export const overdueLook: Look = { word: "Overdue", tone: "due", icon: IconClockExclamation };

/** A status as the lists show it. */
export function Status({ look }: { look: Look }) {
  const Mark = look.icon;
  return (
    <span className={styles.status} data-tone={look.tone}>
      <Mark size={14} stroke={1.8} aria-hidden="true" />
      {look.word}
    </span>
  );
}
