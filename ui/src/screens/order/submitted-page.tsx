import { Button, Menu } from "@mantine/core";
import { IconArchive, IconBan, IconCopy, IconDeviceFloppy, IconDots, IconFolder, IconMail } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { open } from "@tauri-apps/plugin-dialog";
import { useState } from "react";
import { Caps } from "../../components/caps";
import { Card } from "../../components/card";
import { Page } from "../../components/page";
import { archivedLook, orderLook, Status } from "../../components/status";
import { Tag } from "../../components/tag";
import { toastFault, toastSaved } from "../../components/toast";
import { useAct } from "../../contract/ask";
import type { OrderView, SavedFiles } from "../../contract/generated";
import { useKeys } from "../../keyboard/keys";
import { useMay } from "../../session/session";
import { several } from "../../time/locale";
import { CustomerCard } from "./customer-card";
import { GrantedFacts } from "./granted-facts";
import { GrantedLine } from "./granted-line";
import { LicensesCard } from "./licenses-card";
import { LifeCycle } from "./life-cycle";
import { MailsCard } from "./mails-card";
import styles from "./order.module.css";
import { RevokeDialog } from "./revoke-dialog";
import { SavedNote } from "./saved-note";
import { Sentence } from "./sentence";
import { useOrderActs } from "./use-order-acts";

/** Where files went, and what the certificate's faces could not print. */
function savedWords({ total, folder, unprintable }: SavedFiles): string {
  const boxes = unprintable ? ` The certificate shows boxes for ${unprintable}.` : "";
  return `${several(total, "file")} saved in ${folder}.${boxes}`;
}

/** What an order granted: its licenses, files and mails. Nothing here changes the terms. */
export function SubmittedPage({ order }: { order: OrderView }) {
  const navigate = useNavigate();
  const may = useMay();
  const acts = useOrderActs(order);
  const saveFiles = useAct("order.save_files");
  const [revoking, setRevoking] = useState(false);
  const active = order.status === "submitted";
  const mail = () => void navigate({ to: "/orders/$id/mail", params: { id: order.id } });
  const save = (folder: string | null) =>
    saveFiles.mutate(
      { id: order.id, folder },
      {
        onSuccess: (saved) => toastSaved(savedWords(saved), `${saved.folder}/${saved.files[0]}`),
        onError: toastFault,
      },
    );
  const saveElsewhere = async () => {
    const folder = await open({ directory: true, title: "Save files in" }).catch(toastFault);
    if (typeof folder === "string") save(folder);
  };
  const mayMail = active && may("mail.save");
  const mayRevoke = active && may("order.revoke");
  const maySave = active && may("order.save_files");
  useKeys({
    m: mayMail ? { run: mail, label: "E-mail the licenses" } : undefined,
    s: maySave ? { run: () => save(null), label: "Save files" } : undefined,
    e: may("order.archive") ? { run: acts.archive, label: "Archive, or take it back" } : undefined,
  });
  return (
    <Page
      title={`Order ${order.number}`}
      crumbs={[{ label: "Orders", to: "/orders" }, order.customer?.name ?? "Order"]}
      beside={
        <>
          <Status look={orderLook[order.status]} />
          {order.archived_at && <Status look={archivedLook} />}
          <Tag>Sale</Tag>
          {order.demo && <Tag>Demo</Tag>}
        </>
      }
      actions={
        <>
          {maySave && (
            <Button
              leftSection={<IconDeviceFloppy size={16} stroke={1.6} />}
              loading={saveFiles.isPending}
              onClick={() => save(null)}
            >
              Save files
            </Button>
          )}
          {mayRevoke && (
            <Button
              leftSection={<IconBan size={16} stroke={1.6} />}
              c="var(--s-bad-text)"
              onClick={() => setRevoking(true)}
            >
              Revoke…
            </Button>
          )}
          {mayMail && (
            <Button variant="filled" leftSection={<IconMail size={16} stroke={1.6} />} onClick={mail}>
              E-mail… <Caps of="m" filled />
            </Button>
          )}
          <Menu>
            <Menu.Target>
              <Button px={8} aria-label="More actions">
                <IconDots size={16} stroke={1.6} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {maySave && (
                <Menu.Item leftSection={<IconFolder size={16} stroke={1.6} />} onClick={() => void saveElsewhere()}>
                  Save files in a folder…
                </Menu.Item>
              )}
              {may("order.copy") && (
                <Menu.Item leftSection={<IconCopy size={16} stroke={1.6} />} onClick={acts.duplicate}>
                  Duplicate
                </Menu.Item>
              )}
              {may("order.archive") && (
                <Menu.Item
                  leftSection={<IconArchive size={16} stroke={1.6} />}
                  rightSection={<Caps of="e" />}
                  onClick={acts.archive}
                >
                  {order.archived_at ? "Unarchive" : "Archive"}
                </Menu.Item>
              )}
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      <div className={styles.content}>
        <LifeCycle of={order} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <div className={styles.heads}>
              <CustomerCard order={order} problems={[]} editable={false} onChoose={() => {}} />
              <GrantedFacts order={order} />
            </div>
            <LicensesCard order={order} />
            {order.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a submitted order never move
              <GrantedLine key={index} index={index} line={line} />
            ))}
            <SavedNote order={order} />
          </div>
          <div className={`${styles.column} ${styles.side}`}>
            <Card title={active ? "What it granted" : "What it had granted"}>
              <Sentence order={order} empty="" />
              {order.revoke_reason && (
                <p className={styles.reason}>
                  <strong>Revoked:</strong> {order.revoke_reason}
                </p>
              )}
            </Card>
            <MailsCard mails={order.mails} />
          </div>
        </div>
      </div>
      <RevokeDialog order={order} opened={revoking} onClose={() => setRevoking(false)} />
    </Page>
  );
}
