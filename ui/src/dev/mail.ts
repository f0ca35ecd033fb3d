import type { MailRow } from "../contract/generated";
import { mails, newId, now } from "./data";
import { type Backend, byId, page, replace, type World } from "./world";

/** Drafts of mails and the outbox. */
export function mailHandlers(world: World) {
  const failing = world.orders[4];
  if (failing && mails.length === 0) mails.push(failed(failing.id, failing.number));
  return {
    "mail.draft": ({ order_id }) => {
      const { customer, number, licenses } = byId(world.orders, order_id);
      const contacts = customer?.content.contacts ?? [];
      const text = `Dear ${contacts[0]?.name ?? "customer"},\n\nyour licenses of order ${number} are attached.\n\nNorthwind Instruments`;
      return {
        to: contacts.filter(({ notify }) => notify).map(({ email }) => email),
        subject: `Your licenses, order ${number}`,
        text,
        html: `<body style="font: 14px sans-serif; padding: 24px">${text.replace(/\n/g, "<br>")}</body>`,
        attachments: [
          ...licenses.slice(0, 4).map(({ serial }) => ({ file_name: `${serial.slice(0, 6)}.lic`, bytes: 1847 })),
          { file_name: "certificate.pdf", bytes: 48_211 },
        ],
        unprintable: "",
        server_ready: true,
      };
    },
    "mail.send": ({ order_id, to, subject }) => {
      const order = byId(world.orders, order_id);
      const mail: MailRow = {
        ...failed(order_id, order.number),
        to,
        subject,
        status: "sent",
        attempts: 1,
        last_error: null,
        sent_at: now(),
      };
      mails.unshift(mail);
      replace(world.orders, { ...order, mails: [mail, ...order.mails] });
      return mail;
    },
    "mail.save": ({ path }) => ({ folder: "/home/anna", files: [path ?? "licenses.eml"], total: 1, unprintable: "" }),
    "mail.list": (request) => page(mails, request),
    "mail.retry": ({ id }) => replace(mails, { ...byId(mails, id), status: "sent", last_error: null, sent_at: now() }),
  } satisfies Partial<Backend>;
}

const failed = (order_id: string, order_number: string): MailRow => ({
  id: newId(),
  version: 1,
  order_id,
  order_number,
  to: ["lab@aktis.example"],
  subject: `Your licenses, order ${order_number}`,
  status: "failed",
  attempts: 3,
  last_error: "552 mailbox full",
  created_at: now() - 3600,
  sent_at: null,
});
