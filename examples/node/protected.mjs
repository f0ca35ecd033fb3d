// A protected program, as small as one can be: asks for an activation, runs, and removes itself.
//
//   protected.mjs request SERIAL > machine.request    what goes to the vendor
//   protected.mjs install machine.cert                what came back
//   protected.mjs run                                 does its work, or says why not
//   protected.mjs revocations list.revoked            takes in what the vendor revoked
//   protected.mjs remove > machine.proof              gives the activation back
//
// Options before the command: --key vendor.pem (repeat it for the next key), --home FOLDER where it keeps what it
// knows, --now SECONDS to try what happens when a clock is set, --product NUMBER.

import { randomBytes, randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { cpus, homedir, hostname } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import * as signet from "./signet-reader.mjs";

// Fixed in a real program; an option of this one.
const PRODUCT = "7";
const VERSION = "4.2";
const FEATURE = 1;
// Chosen once for the product and never changed.
const SALT = Buffer.from("chart studio");
// Starts after the clock was set back, to give an honest user time to set it right.
const GRACE = 3;

const read = (path) => readFileSync(path, "utf8");

function lines(path) {
  try {
    return read(path).trim();
  } catch {
    return "";
  }
}

/** The parts of this machine. Only real network adapters: those of containers and tunnels come and go. */
function foundHere() {
  const cpu = lines("/proc/cpuinfo").match(/^model name\s*:(.*)$/m)?.[1];
  const net = "/sys/class/net";
  const adapters = existsSync(net) ? readdirSync(net).filter((name) => existsSync(join(net, name, "device"))) : [];
  const board = ["vendor", "name", "serial"].map((name) => lines(`/sys/class/dmi/id/board_${name}`)).join(" ");
  return {
    cpu: [cpu ?? cpus()[0]?.model ?? process.arch],
    mac: adapters.map((name) => lines(join(net, name, "address"))),
    motherboard: [board],
    os: [lines("/etc/machine-id")],
    host: [hostname()],
  };
}

class Program {
  constructor({ home, keys, clock, product }) {
    this.home = home;
    if (!existsSync(home)) mkdirSync(home);
    this.keys = keys.map((path) => new signet.VendorKey(read(path)));
    this.clock = clock;
    this.product = product;
    this.machine = signet.machineOf(SALT, foundHere());
    this.certificate = join(home, "certificate");
    this.list = join(home, "revocations");
    this.seen = this.remembered();
  }

  /** The largest time, the starts since the clock was set back, the number of the revocation list it keeps, and the
   * highest number it knows of. */
  remembered() {
    const path = join(this.home, "seen");
    if (!existsSync(path)) return { time: 0, grace: 0, list: 0, newest: 0 };
    try {
      const { time, grace, list, newest } = JSON.parse(read(path));
      if ([time, grace, list, newest].every(Number.isSafeInteger)) return { time, grace, list, newest };
    } catch (error) {
      if (!(error instanceof SyntaxError || error instanceof TypeError)) throw error;
    }
    throw new signet.Refused(`${path} is damaged`);
  }

  remember() {
    writeFileSync(join(this.home, "seen"), JSON.stringify(this.seen));
  }

  /** Made at the first request; its private half stays in the home folder. */
  key() {
    const path = join(this.home, "device.key");
    if (!existsSync(path)) writeFileSync(path, randomBytes(32), { mode: 0o600, flag: "wx" });
    const secret = readFileSync(path);
    try {
      if (secret.length === 32) return signet.deviceKey(secret);
    } catch {
      // Zero, or above the curve's order.
    }
    throw new signet.Refused(`${path} is damaged`);
  }

  request(serial) {
    const content = {
      id: randomUUID(),
      nonce: signet.encode(randomBytes(16)),
      serial,
      product: { number: this.product, version: VERSION },
      machine: this.machine,
      name: hostname().slice(0, 200),
      key: signet.publicOf(this.key()),
    };
    console.log(signet.requestText(content));
  }

  accept(text, now) {
    const here = { parts: this.machine, key: this.key() };
    const claims = signet.verifyCertificate(text, this.keys, now, here);
    if (claims.product.number !== this.product) throw new signet.Refused("the certificate is for another product");
    // Without a list everything counts; one that is gone, or was put back to one from before, is refused.
    if (this.seen.list > 0)
      signet.checkRevoked(claims, signet.readRevocations(read(this.list), this.keys, this.seen.list));
    return claims;
  }

  accepted(now) {
    if (!existsSync(this.certificate)) throw new signet.Refused("it is not activated on this machine");
    return this.accept(read(this.certificate), now);
  }

  install(path) {
    const text = read(path);
    // What is refused leaves the certificate before in its place.
    const claims = this.accept(text, Math.max(this.clock, this.seen.time));
    writeFileSync(this.certificate, text);
    // It names the newest list of its day: an older one does not pass any more.
    this.seen.newest = Math.max(this.seen.newest, claims.revocation_seq ?? 0);
    this.remember();
    console.log("activated");
  }

  revocations(path) {
    const text = read(path);
    const said = signet.readRevocations(text, this.keys, this.seen.newest);
    writeFileSync(this.list, text);
    this.seen.list = said.seq;
    this.seen.newest = said.seq;
    // A list tells the time, too.
    this.seen.time = Math.max(this.seen.time, said.iat);
    this.remember();
    console.log(`revocation list ${said.seq} taken in`);
  }

  run() {
    const before = Math.max(this.clock, this.seen.time);
    const claims = this.accepted(before);
    const now = Math.max(before, claims.iat);
    if (!signet.granted(claims, FEATURE, now)) throw new signet.Refused(`feature ${FEATURE} is not granted now`);
    if (this.clock + signet.TOLERANCE < now) {
      this.seen.grace += 1;
      this.remember();
      const left = GRACE - this.seen.grace;
      if (left < 0) throw new signet.Refused("the clock was set back: set it right");
      console.log(`running, in grace: the clock was set back; ${left} starts left`);
      return;
    }
    this.seen.time = now;
    this.seen.grace = 0;
    this.remember();
    const { list, newest } = this.seen;
    console.log(list >= newest ? "running" : `running; ask the vendor for revocation list ${newest}`);
  }

  remove() {
    const claims = this.accepted(Math.max(this.clock, this.seen.time));
    // First gone for good, then promised.
    rmSync(this.certificate);
    console.log(signet.proofText(claims, this.key(), this.clock));
  }
}

const OPTIONS = {
  key: { type: "string", multiple: true, default: [] },
  home: { type: "string", default: join(homedir(), ".protected") },
  now: { type: "string", default: String(Math.floor(Date.now() / 1000)) },
  product: { type: "string", default: PRODUCT },
};
const ARGUMENTS = { request: 1, install: 1, run: 0, revocations: 1, remove: 0 };

function usage() {
  console.error("protected.mjs --key vendor.pem [--home FOLDER] [--now SECONDS] [--product NUMBER]");
  console.error("  request SERIAL | install FILE | run | revocations FILE | remove");
  process.exit(2);
}

function asked() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true });
    const [command, ...rest] = positionals;
    const [clock, product] = [Number(values.now), Number(values.product)];
    const whole = Number.isSafeInteger(clock) && Number.isSafeInteger(product);
    if (values.key.length === 0 || !whole || !Object.hasOwn(ARGUMENTS, command)) return usage();
    if (rest.length !== ARGUMENTS[command]) return usage();
    return { command, argument: rest[0], keys: values.key, home: values.home, clock, product };
  } catch {
    return usage();
  }
}

const { command, argument, ...options } = asked();
try {
  const program = new Program(options);
  program[command](argument);
} catch (error) {
  // What the system refuses, such as a file that is not there, has a code, too.
  if (!(error instanceof signet.Refused || error.syscall)) throw error;
  console.error(`refused: ${error.message}`);
  process.exitCode = 1;
}
