// What a protected program needs to read Signet files, with Node's own modules alone.
//
// Copy the files `signet-*.mjs` into your program. `docs/license-format.md` says the same in words. Where a function
// takes `now`, it is the largest time the program has ever seen, UTC seconds.

import { createECDH, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";

import { REQUEST } from "./signet-claims.mjs";
import { Malformed, readJson } from "./signet-json.mjs";
import { checkSignature, claimsOf, decode, encode, Refused, readSigned, sha256, takeApart } from "./signet-jws.mjs";

export { encode, Refused, VendorKey } from "./signet-jws.mjs";

export const TOLERANCE = 24 * 60 * 60;

const later = (one, other) => Math.max(one, other);

// --- License and certificates ---

export function verifyLicense(text, keys, now) {
  const claims = readSigned(text, "license+jwt", keys);
  checkTimes(claims, now);
  return claims;
}

/** A machine's activation. `parts` are those of this machine, `key` the public half of the key made on it. */
export function verifyCertificate(text, keys, now, { parts = {}, id, key } = {}) {
  const claims = readSigned(text, "activation+jwt", keys);
  checkTimes(claims, now);
  checkMachine(claims, parts, id, key);
  checkLease(claims, now);
  return claims;
}

/** What a server in the customer's network may hand out: see `network` in the claims. */
export function verifyNetwork(text, keys, now, serverId) {
  const claims = readSigned(text, "network+jwt", keys);
  checkTimes(claims, now);
  if (serverId === undefined || claims.machine?.id !== serverId) throw otherMachine("its id differs");
  checkLease(claims, now);
  return claims;
}

/** What a program may do that is served under a name of its customer's. */
export function verifyDomain(text, keys, now, domain) {
  const claims = readSigned(text, "domain+jwt", keys);
  checkTimes(claims, now);
  const licensed = claims.domain ?? "";
  if (!domainMatches(licensed, domain))
    throw new Refused(`the license is for another domain (${licensed})`, "other_domain");
  checkLease(claims, now);
  return claims;
}

/** What whoever bears it may do, or only the client it is bound to. */
export function verifyToken(text, keys, now, clientId) {
  const claims = readSigned(text, "token+jwt", keys);
  checkTimes(claims, now);
  if (claims.machine?.id !== undefined && claims.machine.id !== clientId) throw otherMachine("its id differs");
  checkLease(claims, now);
  return claims;
}

/** `*.` stands for exactly one label, as in TLS certificates. */
function domainMatches(licensed, domain) {
  const plain = (name) => name.replace(/\.$/, "").replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  const [pattern, name] = [plain(licensed), plain(domain)];
  if (name === "" || name.startsWith(".") || name.includes("*")) return false;
  if (!pattern.startsWith("*.")) return name === pattern;
  const rest = name.split(".").slice(1).join(".");
  return rest !== "" && rest === pattern.slice(2);
}

function checkTimes(claims, now) {
  if (now + TOLERANCE < (claims.nbf ?? now)) throw new Refused("the license is not yet valid", "not_yet_valid");
  const latest = later(now, claims.iat);
  if ((claims.exp ?? latest) < latest) throw new Refused("the license has expired", "expired");
}

function checkLease(claims, now) {
  const latest = later(now, claims.iat);
  if ((claims.lease_until ?? latest) < latest)
    throw new Refused("the offline lease is over: activate this machine again", "lease_over");
}

const WORDS = {
  cpu: "CPU",
  hdd: "disk",
  mac: "network adapter",
  motherboard: "main board",
  os: "operating system",
  dvd: "optical drive",
  host: "host name",
};

const otherMachine = (why) => new Refused(`the certificate is for another machine: ${why}`, "other_machine");

function checkMachine(claims, machine, id, key) {
  const bound = claims.machine ?? {};
  const jwk = claims.cnf?.jwk;
  if (jwk && !(key && ["kty", "crv", "x", "y"].every((name) => jwk[name] === key[name])))
    throw otherMachine("the key made when it was activated differs");
  if (bound.id !== undefined && bound.id !== id) throw otherMachine("its id differs");
  const same = (part) => bound.parts.get(part).some((hash) => machine[part]?.includes(hash));
  const differing = Object.keys(WORDS).filter((part) => bound.parts?.has(part) && !same(part));
  const fixed = differing.some((part) => !bound.replaceable?.includes(part));
  if (fixed || differing.length > (bound.tolerated ?? 0)) {
    const words = differing.map((part) => WORDS[part]).join(", ");
    throw new Refused(`the certificate is for another machine; what differs: ${words}`, "other_machine");
  }
}

const NEEDED = { perpetual: [], period: ["from", "until"], until: ["until"], days: ["days"], runs: ["runs"] };

/** Whether a feature is granted by the calendar; `days` and `runs` are the program's to count. */
export function granted(claims, number, now) {
  const latest = later(now, claims.iat);
  const feature = claims.features.find((one) => one.number === number);
  if (!feature || (claims.exp ?? latest) < latest) return false;
  // A model that this program does not know grants nothing.
  const needed = Object.hasOwn(NEEDED, feature.model) ? NEEDED[feature.model] : undefined;
  if (!needed?.every((name) => feature[name] !== undefined)) return false;
  const starts = needed.includes("from") ? feature.from : latest;
  const ends = needed.includes("until") ? feature.until : latest;
  return starts <= latest + TOLERANCE && latest <= ends;
}

// --- The revocation list ---

const REASONS = {
  blocked: "the license is blocked for now by who issued it",
  removed: "this activation ended: activate this machine again",
  revoked: "the license was revoked by who issued it",
};

/** `highest` is the highest number ever seen, of a list or of a certificate. */
export function readRevocations(text, keys, highest) {
  const said = readSigned(text, "revocation+jwt", keys);
  if (said.seq < highest) {
    const sentence = `this revocation list has the number ${said.seq}, and number ${highest} is known already`;
    throw new Refused(sentence, "old_list");
  }
  return said;
}

/** `claims` of a license or of a certificate, `said` by the newest list. */
export function checkRevoked(claims, said) {
  const activation = claims.license_id === undefined ? undefined : claims.jti;
  const license = claims.license_id ?? claims.jti;
  for (const entry of said.entries) {
    if (entry.license_id === license && (entry.activation === undefined || entry.activation === activation)) {
      // A word of tomorrow means revoked.
      const reason = Object.hasOwn(REASONS, entry.reason) ? entry.reason : "revoked";
      throw new Refused(REASONS[reason], reason);
    }
  }
}

// --- The machine: the hashes of its parts, and the key made on it (P-256, ES256) ---

/** Undefined for an empty text: two machines of which nothing is known are not the same. */
export function partHash(salt, part, found) {
  const text = found.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, "").toLowerCase();
  if (!text) return undefined;
  const hex = Buffer.from(salt).toString("hex");
  return encode(sha256(`signet part\n${hex}\n${part}\n${text}`).subarray(0, 16));
}

/** `found` has a list of texts for each part. */
export function machineOf(salt, found) {
  const machine = {};
  for (const [part, texts] of Object.entries(found)) {
    const hashes = new Set(texts.map((text) => partHash(salt, part, text)).filter(Boolean));
    if (hashes.size > 0) machine[part] = [...hashes].sort().slice(0, 4);
  }
  return machine;
}

/** The key of 32 random bytes, as a JWK with its private half. Throws when the bytes are no key. */
export function deviceKey(secret) {
  const curve = createECDH("prime256v1");
  curve.setPrivateKey(secret);
  const point = curve.getPublicKey();
  return { ...jwkOf(point.subarray(1, 33), point.subarray(33)), d: encode(secret) };
}

const jwkOf = (x, y) => ({ kty: "EC", crv: "P-256", x: encode(x), y: encode(y) });

export const publicOf = ({ kty, crv, x, y }) => ({ kty, crv, x, y });

/** The key to verify with; undefined when it is no point of the curve. */
function pointOf(jwk) {
  try {
    const [x, y] = [decode(jwk.x), decode(jwk.y)];
    if (jwk.kty !== "EC" || jwk.crv !== "P-256" || x.length !== 32 || y.length !== 32) return undefined;
    return createPublicKey({ key: jwkOf(x, y), format: "jwk" });
  } catch {
    return undefined;
  }
}

// --- The request and the proof ---

const MARK = "SGNR1";
const checkOf = (content) => encode(sha256(content)).slice(0, 8);

export function requestText(content) {
  const body = encode(JSON.stringify(content));
  return `${MARK}.${body}.${checkOf(body)}`;
}

/** What a program asks for. White space is nothing: mail programs break long lines. */
export function readRequest(file) {
  const noRequest = new Refused("this is not an activation request", "not_a_license");
  const cut = new Refused("the request is cut off; get it again, complete", "cut_off");
  if (Buffer.byteLength(file) > 16_384) throw noRequest;
  const text = file.replace(/[\p{White_Space}\ufeff]/gu, "");
  if (text && MARK.startsWith(text)) throw cut;
  const [mark, content, said = "", ...more] = text.split(".");
  if (mark !== MARK || more.length > 0 || said.length > 8) throw noRequest;
  if (said.length < 8) throw cut;
  if (said !== checkOf(content))
    throw new Refused("the request was altered or mistyped on its way; get it again", "altered");
  try {
    const request = REQUEST(readJson(decode(content)));
    checkRequest(request);
    return request;
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    throw new Refused(`the request is whole but cannot be read: ${error.message}`, "unreadable");
  }
}

/** Whether it is shaped as a request must be, whoever wrote it. */
function checkRequest({ id, nonce, serial, name = "", product, machine = new Map(), key }) {
  const need = (sound, why) => {
    if (!sound) throw new Malformed(why);
  };
  const isHash = (text) => /^[A-Za-z0-9_-]{22}$/.test(text);
  const characters = (text) => [...text].length;
  need(/^[A-Za-z0-9_-]{16,64}$/.test(id), "its id is none");
  need(isHash(nonce), "its nonce is not 16 bytes");
  need(serial !== "" && characters(serial) <= 200, "it names no serial number");
  need(characters(name) <= 200 && characters(product.version ?? "") <= 100, "a text in it is too long");
  const parts = [...machine.values()];
  need(
    parts.every((hashes) => hashes.length <= 4 && hashes.every(isHash)),
    "its machine's parts are not hashes",
  );
  need(pointOf(key), "its key is none");
}

/** That the program removed its activation: it deletes the certificate first, for good. `key` is the whole key. */
export function proofText(claims, key, now) {
  const { crv, kty, x, y } = key;
  const header = { alg: "ES256", typ: "deactivation+jwt", kid: encode(sha256(JSON.stringify({ crv, kty, x, y }))) };
  const proof = { activation: claims.jti, serial: claims.serial, removed_at: now };
  const signed = `${encode(JSON.stringify(header))}.${encode(JSON.stringify(proof))}`;
  const secret = createPrivateKey({ key, format: "jwk" });
  return `${signed}.${encode(sign("sha256", Buffer.from(signed), { key: secret, dsaEncoding: "ieee-p1363" }))}`;
}

export function verifyProof(text, jwk) {
  const file = takeApart(text, "deactivation+jwt");
  const key = pointOf(jwk);
  const accepts = (message, signature) =>
    signature.length === 64 && verify("sha256", message, { key, dsaEncoding: "ieee-p1363" }, signature);
  checkSignature(file, "ES256", 64, (message, signature) => key !== undefined && accepts(message, signature));
  return claimsOf(file, "deactivation+jwt");
}
