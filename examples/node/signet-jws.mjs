// The envelope of Signet files: JWS in compact form (RFC 7515) taken apart, and its signature checked.

import { constants, createHash, createPublicKey, verify } from "node:crypto";

import { CLAIMS, HEADER } from "./signet-claims.mjs";
import { Malformed, readJson } from "./signet-json.mjs";

/** Why a file is not accepted: a sentence for the person who holds it, and a code for the program. */
export class Refused extends Error {
  constructor(sentence, code) {
    super(sentence);
    this.code = code;
  }
}

const notALicense = () => new Refused("this is not a license file", "not_a_license");
const cutOff = () => new Refused("the file is cut off; get it again, complete", "cut_off");
const altered = () => new Refused("the file was altered after it was signed", "altered");
const unreadable = (why) => new Refused(`the file is genuine but this program cannot read it: ${why}`, "unreadable");

export const sha256 = (data) => createHash("sha256").update(data).digest();
export const encode = (data) => Buffer.from(data).toString("base64url");

/** BASE64URL without padding. Not even the bits behind the last byte may differ. */
export function decode(part) {
  const data = Buffer.from(part, "base64url");
  if (encode(data) !== part) throw new Malformed("this is no base64url");
  return data;
}

/** An RSA public key with the one algorithm it is used with: RS256 or PS256. */
export class VendorKey {
  constructor(pem, algorithm = "RS256") {
    try {
      this.key = createPublicKey(pem);
    } catch {
      throw new Refused("this is not an RSA public key in PEM form");
    }
    if (this.key.asymmetricKeyType !== "rsa") throw new Refused("this is not an RSA public key in PEM form");
    const bits = this.key.asymmetricKeyDetails.modulusLength;
    if (bits < 2048 || bits > 4096) throw new Refused(`the key has ${bits} bits; 2048 to 4096 are accepted`);
    this.algorithm = algorithm;
    this.size = Math.ceil(bits / 8);
    this.kid = encode(sha256(this.key.export({ type: "spki", format: "der" })));
  }

  accepts(message, signature) {
    const padding =
      this.algorithm === "PS256"
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }
        : { padding: constants.RSA_PKCS1_PADDING };
    return signature.length === this.size && verify("sha256", message, { key: this.key, ...padding }, signature);
  }
}

/** Header and parts of a file of kind `typ`. Tells what lost its end from what never was one. */
export function takeApart(file, typ) {
  const text = file.replace(/^\ufeff+/u, "").replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "");
  const parts = text.split(".");
  const header = readHeader(parts[0]);
  if (!header) throw parts.length === 1 && text.length < 300 && beginsLikeAHeader(text) ? cutOff() : notALicense();
  if (parts.length < 3) throw cutOff();
  if (parts.length > 3) throw notALicense();
  if (header.typ !== typ) throw new Refused("this is a signed file of another kind", "wrong_type");
  if (header.crit !== undefined) throw new Refused("the file demands an unknown extension", "unreadable");
  return { header, parts };
}

function readHeader(part) {
  try {
    return HEADER(readJson(decode(part)));
  } catch (error) {
    if (error instanceof Malformed) return undefined;
    throw error;
  }
}

/** `{"alg":` in base64url, as far as it is there: every Signet file begins with it. */
function beginsLikeAHeader(text) {
  const start = "eyJhbGciOi";
  return text.startsWith(start) || (text.length >= 4 && start.startsWith(text));
}

export function checkSignature({ header, parts }, algorithm, size, accepts) {
  if (header.alg !== algorithm)
    throw new Refused("the file names an algorithm its key does not use", "wrong_algorithm");
  // Six bits a character: a shorter text cannot hold a whole signature.
  if (parts[2].length * 6 < size * 8) throw cutOff();
  const signature = decodeOrAltered(parts[2]);
  if (!accepts(Buffer.from(`${parts[0]}.${parts[1]}`), signature)) throw altered();
}

export function claimsOf({ parts }, typ) {
  const payload = decodeOrAltered(parts[1]);
  try {
    return CLAIMS[typ](readJson(payload));
  } catch (error) {
    if (error instanceof Malformed) throw unreadable(error.message);
    throw error;
  }
}

function decodeOrAltered(part) {
  try {
    return decode(part);
  } catch {
    throw altered();
  }
}

/** The claims of a file of kind `typ` that one of the keys signed. */
export function readSigned(text, typ, keys) {
  const file = takeApart(text, typ);
  const key = keys.find((one) => one.kid === (file.header.kid ?? ""));
  if (!key) throw new Refused("the file was signed with another key", "wrong_key");
  checkSignature(file, key.algorithm, key.size, (message, signature) => key.accepts(message, signature));
  return claimsOf(file, typ);
}
