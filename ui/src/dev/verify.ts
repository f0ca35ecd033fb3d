import type { Check, FeatureTold, LicenseRow, OrderView, Verdict } from "../contract/generated";
import { day, shortDay } from "./verify-words";
import { type Backend, refuse, type World } from "./world";

type Desk = Pick<Backend, "activation.look" | "activation.list">;

/** What stands in a pretended file: bytes are read as text, and "PNG" begins a picture with codes, one a line. */
const textOf = ({ text, base64 }: { text?: string; base64?: string }) => {
  if (base64 === undefined) return { texts: [(text ?? "").trim()], qr: false };
  const held = new TextDecoder().decode(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)));
  const codes = /^\uFFFDPNG/.test(held) ? held.split("\n").slice(1) : null;
  if (!codes) return { texts: [held.trim()], qr: false };
  if (codes.length === 0) refuse("invalid_field", noCode, "base64");
  return { texts: codes, qr: true };
};
const noCode =
  "No QR code was found in the picture; take it again from the front, sharp, with the whole code and the white edge " +
  "around it, or ask for the text or the file instead.";

const none: Omit<Verdict, "kind" | "code" | "message" | "tone" | "title" | "name"> = {
  ...{ good: false, claims: null, sentence: "", bytes: 0, read_from: "text", proven: false },
  ...{ checks: [], facts: [], features: [], entries: [], vault: null, raw: null, others: [] },
};
const fact = (label: string, value: string, more: { aside?: string; mono?: boolean } = {}) => ({
  ...{ label, value, aside: "", mono: false },
  ...more,
});
const check = (name: string, passed: boolean | null, words: string): Check => ({ name, passed, words });

/**
 * Verify, pretended. "SGNR1." begins a request, "-----BEGIN PRIVATE" and "-----BEGIN PUBLIC" keys, "eyJ" a license:
 * that of a serial number after a "@", else the first active one; "eyJ.altered" is one that was altered.
 */
export function verifyHandlers(world: World, desk: Desk) {
  const licenses = () =>
    world.orders.flatMap((order) => order.licenses.map((row): [OrderView, LicenseRow] => [order, row]));

  const license = (text: string): Verdict => {
    const serial = text.split("@")[1];
    const found = licenses().find(([, row]) => (serial ? row.serial === serial : row.status === "active"));
    const [order, row] = found ?? refuse("not_found");
    const altered = text.includes("altered");
    const back = row.status === "revoked" ? "revoked" : row.blocked ? "blocked" : null;
    const code = altered ? "altered" : (back ?? "good");
    const line = order.lines.find(({ product_number }) => product_number === row.product_number);
    const features = (line?.features ?? [])
      .filter(({ excluded }) => !excluded)
      .map(
        ({ number, name, granted, terms }): FeatureTold => ({
          ...{ number, name, granted, seats: terms.seats, note: "", over: false },
          model: { perpetual: "Perpetual", until: "Until a date", period: "Period", days: "Days", runs: "Runs" }[
            terms.model.kind
          ],
        }),
      );
    const machines = desk["activation.list"]({ license_id: row.id }).filter(({ state }) => state === "active");
    const said = { iss: "Northwind Instruments", sub: row.customer_name, jti: row.id, iat: row.issued_at };
    const all = { ...said, serial: row.serial, product: { number: row.product_number, name: row.product_name } };
    const rest = altered ? null : true;
    return {
      ...none,
      ...{ kind: "license", code, name: "License, JWS", good: code === "good", proven: !altered },
      tone: code === "good" ? "good" : code === "blocked" ? "warning" : "bad",
      message: code === "good" ? "The license is genuine and valid." : `the license is ${code}`,
      title: {
        good: "Good. This license is genuine and valid today.",
        altered: "Not good. This license was altered after it was signed.",
        revoked: "Revoked. This license is genuine, but it was taken back.",
        blocked: "Blocked. This license is genuine, but it does not count for now.",
      }[code],
      sentence: altered
        ? "What it says is not what was signed. Get it again from who issued it."
        : `Signed by Northwind Instruments for ${row.customer_name}`.replace(/\.?$/, "."),
      claims: code === "good" ? all : null,
      facts: [
        fact("Product", row.product_name, { aside: `No. ${row.product_number}` }),
        fact("Serial", row.serial, { mono: true }),
        fact("Licensee", row.customer_name),
        fact("Vendor", "Northwind Instruments"),
        fact("Machines", `up to ${order.content.activation_limit}; this file is bound to none`),
        fact("Valid", row.ends_at ? `until ${day(row.ends_at)}` : "without end"),
      ],
      features,
      checks: [
        check("Whole and readable", true, "three parts, no byte missing"),
        check("Kind of file", true, "license+jwt"),
        check("Signing key", true, "Northwind 2026, current, in this vault"),
        check("Signature", !altered, altered ? "RS256, not of this content: it was altered" : "RS256, valid"),
        check("Dates", rest, altered ? "not reached" : `since ${shortDay(row.issued_at)}, no end date`),
        check("Revocation", altered ? null : back === null, altered ? "not reached" : back ? back : "not revoked here"),
      ],
      vault: {
        status: back ?? "active",
        sentences: [
          altered
            ? `It names a license of this vault. The genuine file was made on ${day(row.issued_at)} by order ${order.number}: send that one.`
            : `This is the newest file of this license, made on ${day(row.issued_at)} by order ${order.number}.`,
          machines.length === 0
            ? "No activation is used."
            : `${machines.length} of ${order.content.activation_limit} activations are used, on ${machines.map(({ name }) => name).join(" and ")}.`,
        ],
        license: { id: row.id, serial: row.serial, status: row.status },
        order: { id: order.id, number: order.number },
        ...{ key_id: null, for_the_desk: false },
      },
      raw: {
        claims: JSON.stringify(all, null, 2),
        header: JSON.stringify({ alg: "RS256", typ: "license+jwt", kid: "4uV1" }, null, 2),
        name: "JWS",
        text,
      },
    };
  };

  const request = (text: string): Verdict => {
    const seen = desk["activation.look"]({ text });
    return {
      ...none,
      ...{ kind: "request", code: "good", tone: "notice", good: true, name: "Activation request" },
      title: "Whole. This is an activation request.",
      sentence: `The program on ${seen.machine} asks for a certificate. Anybody can write a request: it proves nothing by itself.`,
      message: "This is a whole activation request. Anybody can write one: it proves nothing.",
      facts: [fact("Serial", seen.serial, { mono: true }), fact("Machine", seen.machine)],
      checks: [
        check("Kind of file", true, "activation request, version 1"),
        check("Whole and readable", true, "three parts, no character missing"),
        check("Check part", true, "belongs to the content"),
      ],
      vault: {
        status: "active",
        sentences: [seen.message],
        license: seen.license_id ? { id: seen.license_id, serial: seen.serial, status: "active" } : null,
        ...{ order: null, key_id: null, for_the_desk: true },
      },
      raw: { claims: "{}", header: null, name: "Request", text },
    };
  };

  const other = (text: string): Verdict => {
    if (text.includes("PRIVATE KEY"))
      return {
        ...none,
        ...{ kind: "private_key", code: "private_key", tone: "bad", name: "Private key" },
        message: "this is a private key; it belongs nowhere but into a vault",
        title: "Careful. This is a private key.",
        sentence:
          "Whoever has it can sign licenses in your name. Nothing of it is shown or kept here. Delete this copy.",
        checks: [check("Public", false, "no: a private key as PEM")],
        facts: [fact("Form", "PEM")],
      };
    const key = text.includes("PUBLIC KEY");
    return {
      ...none,
      ...(key
        ? { kind: "public_key", code: "good", tone: "notice", good: true, name: "Public key, PEM" }
        : { kind: "unknown", code: "not_a_license", tone: "bad", name: "Unknown" }),
      message: key ? "This is a public key that programs can use." : "this is not a license file",
      title: key ? "This is a public key." : "Unknown. This is nothing that Signet writes.",
      sentence: key ? "Programs verify with it." : "Paste the whole text.",
      checks: [check(key ? "Form" : "Whole and readable", key, key ? "PEM" : "nothing of Signet's shape")],
      facts: key ? [fact("Size", "RSA, 3072 bits")] : [],
      raw: { claims: null, header: null, name: key ? "Key" : "Text", text },
    };
  };

  return {
    "license.verify": (asked) => {
      const { texts, qr } = textOf(asked);
      const [text = "", ...others] = texts;
      const judge = text.startsWith("SGNR1.") ? request : text.startsWith("eyJ") ? license : other;
      return { ...judge(text), bytes: text.length, read_from: qr ? "qr" : "text", others };
    },
    "qr.read": (asked) => {
      const { texts, qr } = textOf(asked);
      return qr ? { texts } : refuse("invalid_field", noCode, "base64");
    },
    "qr.draw": ({ text }) => {
      const bytes = text.trim().length;
      const todo =
        "too many for a QR code that a phone reads from a screen: at most 1273 fit. Hand over the file instead.";
      if (bytes > 1273) refuse("invalid_field", `It has ${bytes} bytes, ${todo}`, "text");
      return { version: 6, size: 41, path: pattern(41), bytes };
    },
  } satisfies Partial<Backend>;
}

/** What looks like a code from afar, and is none. */
function pattern(size: number): string {
  const corner = (x: number, y: number) =>
    `M${x} ${y}h7v1h-7zM${x} ${y + 6}h7v1h-7zM${x} ${y}h1v7h-1zM${x + 6} ${y}h1v7h-1zM${x + 2} ${y + 2}h3v3h-3z`;
  let path = corner(0, 0) + corner(size - 7, 0) + corner(0, size - 7);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const inCorner = (x < 8 && (y < 8 || y > size - 9)) || (x > size - 9 && y < 8);
      if (!inCorner && (x * x * 7 + y * 13 + x * y * 3) % 5 < 2) path += `M${x} ${y}h1v1h-1z`;
    }
  return path;
}
