// Holds the reader against the vectors: `node vectors.mjs FOLDER` prints `NAME CODE` for each case in it.
// A case is a text of lines `name: value`; its `expect` is not looked at here.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import * as signet from "./signet-reader.mjs";

class Case {
  constructor(text) {
    this.lines = [];
    for (const line of text.split("\n").map((one) => one.replace(/\r$/, ""))) {
      if (!line || line.startsWith("#")) continue;
      const at = line.indexOf(": ");
      this.lines.push(at < 0 ? [line.replace(/:$/, ""), ""] : [line.slice(0, at), line.slice(at + 2)]);
    }
  }

  all(name) {
    return this.lines.filter(([given]) => given === name).map(([, value]) => value);
  }

  get(name) {
    return this.all(name)[0];
  }

  /** With its line breaks. */
  text(name) {
    return (this.get(name) ?? "").replace(/\\([\\n])/g, (_, letter) => (letter === "n" ? "\n" : "\\"));
  }

  parts() {
    const parts = {};
    for (const [part, hash] of this.all("hash").map((value) => value.split(" "))) {
      parts[part] ??= [];
      parts[part].push(hash);
    }
    return parts;
  }

  device() {
    if (this.get("device") === undefined) return undefined;
    const [x, y = ""] = this.get("device").split(" ");
    return { kty: "EC", crv: "P-256", x, y };
  }
}

/** The claims of a license or a certificate; else undefined. */
function read(one, keys) {
  const [text, now, id] = [one.text("text"), Number(one.get("now") ?? 0), one.get("id")];
  switch (one.get("reads")) {
    case "license":
      return signet.verifyLicense(text, keys, now);
    case "certificate":
      return signet.verifyCertificate(text, keys, now, { parts: one.parts(), id, key: one.device() });
    case "network":
      return signet.verifyNetwork(text, keys, now, id);
    case "domain":
      return signet.verifyDomain(text, keys, now, one.get("domain") ?? "");
    case "token":
      return signet.verifyToken(text, keys, now, id);
    case "revocations":
      signet.readRevocations(text, keys, Number(one.get("highest") ?? 0));
      return undefined;
    case "request":
      signet.readRequest(text);
      return undefined;
    case "proof":
      signet.verifyProof(text, one.device());
      return undefined;
    default:
      throw new Error(`it reads ${one.get("reads")}, which is none of the kinds`);
  }
}

function answer(one, folder) {
  if (one.get("reads") === "part") {
    const salt = Buffer.from(one.get("salt"), "hex");
    return signet.partHash(salt, one.get("part"), one.text("found")) ?? "none";
  }
  const keys = one.all("key").map((value) => {
    const [name, algorithm] = value.split(" ");
    return new signet.VendorKey(readFileSync(join(folder, "keys", `${name}.pem`), "utf8"), algorithm);
  });
  let claims;
  try {
    claims = read(one, keys);
    if (claims && one.get("list") !== undefined)
      signet.checkRevoked(claims, signet.readRevocations(one.text("list"), keys, 0));
  } catch (error) {
    if (error instanceof signet.Refused) return error.code;
    throw error;
  }
  for (const [number, expected] of one.all("feature").map((value) => value.split(" "))) {
    const granted = signet.granted(claims, Number(number), Number(one.get("now")));
    if (granted !== (expected === "yes")) return `feature ${number}`;
  }
  return "good";
}

const [folder, ...more] = process.argv.slice(2);
if (folder === undefined || more.length > 0) {
  console.error("vectors.mjs FOLDER");
  process.exit(2);
}
let name = folder;
try {
  const files = readdirSync(folder).filter((file) => file.endsWith(".txt"));
  for (name of files.map((file) => file.slice(0, -4)).sort()) {
    const one = new Case(readFileSync(join(folder, `${name}.txt`), "utf8"));
    console.log(name, answer(one, folder));
  }
} catch (error) {
  console.error(`${name} cannot be read: ${error.message}`);
  process.exitCode = 1;
}
