import { Button, Menu } from "@mantine/core";
import { IconClipboard, IconFileUpload, IconQrcode } from "@tabler/icons-react";
import clsx from "clsx";
import { Caps } from "../../components/caps";
import { useChooseFile } from "../../components/choose-file";
import { FaultNote } from "../../components/fault-note";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { useFiles } from "../../components/use-files";
import { useKeys } from "../../keyboard/keys";
import { Answer } from "./answer";
import { readClipboard } from "./clipboard";
import { NothingYet } from "./nothing-yet";
import { useVerify } from "./use-verify";
import styles from "./verify.module.css";

const kinds = ".lic,.cert,.request,.proof,.revoked,.jwt,.txt,.pem,.pub,.der,.b64,.json,.jwk,.xml,.h,.rs";
const pictures = "image/png,image/jpeg";

/** What is it, who signed it, is it good, what does it grant: a file, a text or a QR code. */
export function VerifyPage() {
  const verify = useVerify();
  const { shown, put, clear, verdict, fault, busy } = verify;
  const over = useFiles(put);
  const [file, chooseFile] = useChooseFile(`${kinds},${pictures},*/*`, "File to verify", (file) =>
    put({ file }, "chosen"),
  );
  const [picture, choosePicture] = useChooseFile(pictures, "Picture of a QR code", (file) => put({ file }, "scanned"));
  const paste = () => void readClipboard(false, (taken) => put(taken, "pasted"));
  const scanClipboard = () => void readClipboard(true, (taken) => put(taken, "scanned"));
  useKeys({
    o: { run: chooseFile, label: "Choose a file" },
    q: { run: choosePicture, label: "Scan a QR code from a picture" },
    escape: shown ? { run: clear, label: "Take it away" } : undefined,
  });
  return (
    <Page
      title="Verify"
      actions={<span className="dim">Everything is checked on this computer.</span>}
      footer={
        <Footer
          keys={[["ctrl+v", "Paste"], ["o", "Choose a file"], shown !== null && ["escape", "Clear"], ["?", "All keys"]]}
        />
      }
    >
      <div className={styles.verify} data-over={over || undefined}>
        <div className={clsx(styles.intake, !shown && styles.large)}>
          <IconFileUpload size={16} stroke={1.6} aria-hidden="true" />
          <span className={styles.invite}>
            {over
              ? "Let it go: it is looked at, and nothing is changed"
              : `Drop ${shown ? "another" : "a"} file anywhere: license, request, certificate, proof, revocation list, key`}
          </span>
          <span className={styles.ways}>
            <Button leftSection={<IconClipboard size={16} stroke={1.6} />} onClick={paste}>
              Paste <Caps of="ctrl+v" />
            </Button>
            <Button leftSection={<IconFileUpload size={16} stroke={1.6} />} onClick={chooseFile}>
              Choose file… <Caps of="o" />
            </Button>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button leftSection={<IconQrcode size={16} stroke={1.6} />}>Scan QR</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={choosePicture} rightSection={<Caps of="q" />}>
                  From a photo or screenshot…
                </Menu.Item>
                <Menu.Item onClick={scanClipboard}>From the picture in the clipboard</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </span>
        </div>
        {file}
        {picture}
        <FaultNote fault={fault} alone />
        {verdict && shown && <Answer verdict={verdict} shown={shown} put={put} onClear={clear} />}
        {shown && !verdict && !fault && busy && (
          <p className="dim" role="status">
            Looking at it…
          </p>
        )}
        {!shown && <NothingYet />}
      </div>
    </Page>
  );
}
