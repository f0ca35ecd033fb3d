import { Anchor } from "@mantine/core";
import { type Icon, IconCertificate, IconKey, IconMail, IconRefresh, IconTicket } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Effects } from "../../contract/generated";
import { count, several } from "../../time/locale";
import styles from "./cards.module.css";

function Effect({ icon: Mark, bad, children }: { icon: Icon; bad?: boolean; children: ReactNode }) {
  return (
    <li data-bad={bad || undefined}>
      <Mark size={16} stroke={1.6} aria-hidden="true" />
      <span>{children}</span>
    </li>
  );
}

/** What a submit makes, signs, takes and sends, each in one line. */
export function EffectsList({ effects }: { effects: Effects }) {
  const { serials, updated, files, key_name, contacts, quotas } = effects;
  const signed = `, ${several(files, "signed file")}`;
  return (
    <ul className={styles.effects}>
      {serials > 0 && (
        <Effect icon={IconCertificate}>
          {several(serials, "serial number")}
          {signed}
        </Effect>
      )}
      {updated > 0 && (
        <Effect icon={IconRefresh}>
          {several(updated, "license")} updated{signed}
        </Effect>
      )}
      {key_name ? (
        <Effect icon={IconKey}>
          Signed with <strong>{key_name}</strong>
        </Effect>
      ) : (
        <Effect icon={IconKey} bad>
          No signing key yet:{" "}
          <Anchor component={Link} to="/keys" inherit>
            go to Keys
          </Anchor>
        </Effect>
      )}
      {quotas.map(({ profile_name, limit, before, after }) => (
        <Effect key={profile_name} icon={IconTicket} bad={limit !== null && after > limit}>
          Quota {profile_name}:{" "}
          <span className="figures">
            {count(before)} → {count(after)}
            {limit !== null && ` of ${count(limit)}`}
          </span>
        </Effect>
      ))}
      {contacts.length > 0 && (
        <Effect icon={IconMail}>{several(contacts.length, "contact")} to mail it to, with the certificate</Effect>
      )}
    </ul>
  );
}
