import { Button, FileButton, Textarea } from "@mantine/core";
import { IconFileUpload } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { FaultNote } from "../../components/fault-note";
import { Footer } from "../../components/footer";
import { Page } from "../../components/page";
import { explain, fieldOf } from "../../contract/faults";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { copyCertificate, saveCertificate, saveCertificates } from "./certificate";
import styles from "./desk.module.css";
import { DoneCard } from "./done-card";
import { certificatesOf, PileCard } from "./pile-card";
import { RevocationsCard } from "./revocations-card";
import { SeenCard } from "./seen-card";
import { useDesk } from "./use-desk";
import { useIntake } from "./use-intake";
import { usePile } from "./use-pile";

/** A request goes in and its certificate comes out: paste, Enter, Enter. */
export function DeskPage() {
  const may = useMay();
  const desk = useDesk();
  const field = useRef<HTMLTextAreaElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const reset = useRef<() => void>(null);
  const pile = usePile();
  const several = pile.size > 0;
  const put = (text: string) => {
    if (pile.busy) return;
    pile.clear();
    desk.put(text);
    field.current?.focus();
  };
  const putAll = (files: File[]) => {
    if (desk.busy) return;
    desk.put("");
    pile.putAll(files);
  };
  const { take, over, drop } = useIntake({ put, putAll });
  const { done } = desk;
  const certificates = certificatesOf(pile);
  const certificate = done?.seen.what === "request" ? done.view : null;
  const maySave = may("activation.save_file");
  const saveAll = () => void saveCertificates(certificates);
  const mayDo = desk.ready ? desk.go : pile.ready ? pile.go : undefined;
  const next = () => put("");

  // After the page's own, which would begin at its title.
  useEffect(() => field.current?.focus(), []);
  useKeys({
    enter: mayDo ? { run: mayDo } : certificates.length > 0 ? { run: saveAll } : undefined,
    "ctrl+enter": mayDo ? { run: mayDo, label: "Do it" } : undefined,
    c: certificate ? { run: () => void copyCertificate(certificate), label: "Copy the certificate" } : undefined,
    "ctrl+s":
      certificates.length > 0
        ? { run: saveAll, label: "Save the certificates" }
        : certificate && maySave
          ? { run: () => void saveCertificate(certificate), label: "Save the certificate" }
          : undefined,
    escape: desk.text || several ? { run: next, label: "Next: empty the desk" } : undefined,
    o: { run: () => choose.current?.click(), label: "Choose files" },
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing)
      return;
    if (desk.seen || desk.looking || done) event.preventDefault();
    desk.go();
  };
  const wrong = fieldOf(desk.unread) === "text" ? explain(desk.unread).what : undefined;
  return (
    <Page
      title="Offline desk"
      actions={
        <FileButton
          accept=".request,.proof,.txt,text/plain,image/png,image/jpeg"
          resetRef={reset}
          multiple
          onChange={(files) => {
            void take(files);
            // The same file may be chosen again.
            reset.current?.();
          }}
        >
          {(props) => (
            <Button {...props} ref={choose} leftSection={<IconFileUpload size={16} stroke={1.6} />}>
              Choose files… <Caps of="o" />
            </Button>
          )}
        </FileButton>
      }
      footer={
        <Footer
          keys={[
            ["ctrl+v", "Paste"],
            desk.ready && ["enter", desk.seen?.what === "proof" ? "Take it back" : "Activate"],
            pile.ready && ["enter", "Answer"],
            certificates.length > 0 && ["enter", "Save"],
            (desk.text !== "" || several) && ["escape", "Next"],
            ["?", "All keys"],
          ]}
        />
      }
    >
      <div className={styles.desk} data-over={over || undefined} {...drop}>
        {several ? (
          <PileCard pile={pile} onNext={next} />
        ) : (
          <>
            <Card title="On the desk" hint="a request or a deactivation proof">
              <Textarea
                ref={field}
                aria-label="Request or proof"
                placeholder="Paste it here, or drop files or pictures of QR codes anywhere on this page"
                rows={14}
                spellCheck={false}
                readOnly={desk.busy}
                value={desk.text}
                error={wrong}
                classNames={{ input: styles.text }}
                onChange={({ currentTarget }) => desk.put(currentTarget.value)}
                onKeyDown={onKeyDown}
              />
            </Card>
            <div className={styles.answer} aria-live="polite">
              {!wrong && <FaultNote fault={desk.unread} />}
              <FaultNote fault={desk.fault} />
              {done ? <DoneCard done={done} onNext={next} /> : <SeenCard desk={desk} />}
            </div>
          </>
        )}
        <RevocationsCard />
      </div>
    </Page>
  );
}
