import { QrDialog } from "../../components/qr-dialog";
import type { ActivationView } from "../../contract/generated";
import { useMay } from "../../session/session";
import { saveCertificate } from "./certificate";

/** A certificate as a QR code, for a machine with a camera; the file where it is too long for one. */
export function CertificateQr({ view, onClose }: { view: ActivationView | null; onClose: () => void }) {
  const may = useMay();
  return (
    <QrDialog
      title={view ? `Certificate ${view.file_name}` : "Certificate"}
      text={view?.certificate ?? null}
      onSave={view && may("activation.save_file") ? () => void saveCertificate(view) : undefined}
      onClose={onClose}
    />
  );
}
