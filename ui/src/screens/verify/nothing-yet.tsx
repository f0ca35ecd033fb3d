import {
  type Icon,
  IconBan,
  IconCertificate,
  IconDevicesCheck,
  IconFileCertificate,
  IconKey,
  IconQrcode,
} from "@tabler/icons-react";
import styles from "./verify.module.css";

const known: [Icon, string, string][] = [
  [IconCertificate, "License", "who signed it, whether it counts today, what it grants"],
  [IconFileCertificate, "Activation certificate", "for which machine, its lease, its license"],
  [IconDevicesCheck, "Request or proof", "which machine asks or gives back, and what would come of it"],
  [IconBan, "Revocation list", "its number against the newest, and what it takes back"],
  [IconKey, "Public key", "PEM, DER, JWK, .NET XML, source code: which key it is"],
  [IconQrcode, "QR code", "in a photo or a screenshot, of any of these"],
];

/** What can be dropped, and what is told of it. */
export function NothingYet() {
  return (
    <ul className={styles.known} aria-label="What can be looked at">
      {known.map(([Mark, name, told]) => (
        <li key={name}>
          <Mark size={20} stroke={1.6} aria-hidden="true" />
          <span>
            <strong>{name}</strong>
            <span className="dim">{told}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
