import { Button } from "@mantine/core";
import { IconCopy, IconDownload, IconQrcode } from "@tabler/icons-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Caps } from "../../components/caps";
import type { ActivationView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { copyCertificate, saveCertificate } from "./certificate";
import { CertificateQr } from "./certificate-qr";
import styles from "./desk.module.css";

/** A certificate that was just made. "Copy" has the focus, so that Enter copies. */
export function Certificate({ view, children }: { view: ActivationView; children?: ReactNode }) {
  const may = useMay();
  const [drawn, setDrawn] = useState(false);
  const copy = useRef<HTMLButtonElement>(null);
  useEffect(() => copy.current?.focus(), []);
  return (
    <>
      <pre className={styles.certificate}>{view.certificate}</pre>
      <div className={styles.buttons}>
        <Button
          ref={copy}
          variant="filled"
          leftSection={<IconCopy size={16} stroke={1.6} />}
          onClick={() => void copyCertificate(view)}
        >
          Copy <Caps of="enter" filled />
        </Button>
        {may("activation.save_file") && (
          <Button leftSection={<IconDownload size={16} stroke={1.6} />} onClick={() => void saveCertificate(view)}>
            Save…
          </Button>
        )}
        <Button leftSection={<IconQrcode size={16} stroke={1.6} />} onClick={() => setDrawn(true)}>
          Show QR
        </Button>
        {children}
      </div>
      <CertificateQr view={drawn ? view : null} onClose={() => setDrawn(false)} />
    </>
  );
}
