// What the claims of each kind of file look like. What was read here has the types that license-format.md names, so
// that no other code has to ask. Claims it does not know are left out: a newer console may write more of them.

import { Malformed } from "./signet-json.mjs";

// --- Shapes: each returns the value it was given, or says why it cannot ---

function text(value) {
  if (typeof value !== "string") throw new Malformed("is not a text");
  return value;
}

function flag(value) {
  if (typeof value !== "boolean") throw new Malformed("is not true or false");
  return value;
}

const whole = (low, high) => (value) => {
  // Not a number is in no range.
  if (typeof value !== "number" || !(value >= low && value <= high))
    throw new Malformed("is not a whole number of its range");
  return value;
};

const oneOf =
  (...words) =>
  (value) => {
    if (!words.includes(text(value))) throw new Malformed(`is ${value}, which this program does not know`);
    return value;
  };

const listOf = (inner) => (value) => {
  if (!Array.isArray(value)) throw new Malformed("is not a list");
  return value.map(inner);
};

const mapOf = (name, inner) => (value) => {
  if (!(value instanceof Map)) throw new Malformed("is not an object");
  return new Map([...value].map(([key, one]) => [name(key), inner(one)]));
};

/** An object with these fields, which must be there. */
const record = (fields) => (value) => {
  if (!(value instanceof Map)) throw new Malformed("is not an object");
  const found = {};
  for (const [name, field] of Object.entries(fields)) {
    const { shape, nullIsAbsent } = typeof field === "function" ? { shape: field } : field;
    const given = value.get(name);
    if (given === undefined) {
      if (shape === field) throw new Malformed(`${name} is missing`);
    } else if (!(nullIsAbsent && given === null)) {
      try {
        found[name] = shape(given);
      } catch (error) {
        throw new Malformed(`${name} ${error.message}`);
      }
    }
  }
  return found;
};

/** Absent or null. */
const may = (shape) => ({ shape, nullIsAbsent: true });
/** Absent, but not null. */
const hasDefault = (shape) => ({ shape, nullIsAbsent: false });

// --- The files ---

// 64 and 32 bits. The reader of JSON rounds down to numbers there are: the last ones of 64 bits are these.
const TIME = whole(-(2 ** 63), 2 ** 63 - 2048);
const COUNT = whole(0, 2 ** 32 - 1);
const LARGE = whole(0, 2 ** 64 - 2048);
const PART = oneOf("cpu", "hdd", "mac", "motherboard", "os", "dvd", "host");
const PARTS = mapOf(PART, listOf(text));

export const HEADER = record({
  alg: text,
  typ: hasDefault(text),
  kid: hasDefault(text),
  crit: may((value) => value),
});

const custom = (value) => (typeof value === "boolean" || typeof value === "string" ? value : TIME(value));

const FEATURE = record({
  number: COUNT,
  code: text,
  name: text,
  type: oneOf("normal", "floating", "element_pool", "consumption_tokens", "secure_store"),
  model: text,
  from: may(TIME),
  until: may(TIME),
  days: may(COUNT),
  runs: may(COUNT),
  seats: COUNT,
  limit: may(LARGE),
  unit: hasDefault(oneOf("station", "login", "process")),
  remote: hasDefault(flag),
  flags: hasDefault(
    listOf(
      oneOf(
        "forbid_virtual_machine",
        "virtual_timer_disabled",
        "forbid_remote_desktop",
        "detachable",
        "detach_allowed",
      ),
    ),
  ),
});

const CELL = record({ cell: COUNT, name: text, offset: COUNT, bytes: text });

const license = {
  iss: text,
  sub: text,
  jti: text,
  iat: TIME,
  nbf: may(TIME),
  exp: may(TIME),
  serial: text,
  product: record({ number: COUNT, code: text, name: text }),
  features: listOf(FEATURE),
  activation: record({ limit: COUNT, from: may(TIME), until: may(TIME), overwrite: hasDefault(flag) }),
  demo: hasDefault(flag),
  maintenance_until: may(TIME),
  trial_days: may(COUNT),
  clients: may(COUNT),
  processes: may(COUNT),
  lease: hasDefault(
    record({
      client_hours: may(COUNT),
      vm_hours: may(COUNT),
      offline_hours: may(COUNT),
      check_out_days: may(COUNT),
    }),
  ),
  network: may(record({ mode: text, seats: may(COUNT), heartbeat_minutes: may(COUNT) })),
  custom: hasDefault(mapOf(text, custom)),
  memory: hasDefault(listOf(record({ item: COUNT, name: text, cells: listOf(CELL) }))),
};

const DEVICE_KEY = record({ kty: text, crv: text, x: text, y: text });

const certificate = record({
  ...license,
  license_id: text,
  request: may(record({ id: text, nonce: text })),
  machine: hasDefault(
    record({
      id: may(text),
      parts: hasDefault(PARTS),
      replaceable: hasDefault(listOf(PART)),
      tolerated: hasDefault(COUNT),
    }),
  ),
  cnf: may(record({ jwk: DEVICE_KEY })),
  lease_until: may(TIME),
  revocation_seq: may(LARGE),
  domain: may(text),
});

export const CLAIMS = {
  "license+jwt": record(license),
  "activation+jwt": certificate,
  "network+jwt": certificate,
  "domain+jwt": certificate,
  "token+jwt": certificate,
  "revocation+jwt": record({
    iss: text,
    seq: LARGE,
    iat: TIME,
    next_update: TIME,
    entries: listOf(record({ license_id: text, activation: may(text), serial: text, reason: text, at: TIME })),
  }),
  "deactivation+jwt": record({ activation: text, serial: text, removed_at: TIME }),
};

export const REQUEST = record({
  id: text,
  nonce: text,
  serial: text,
  product: record({ number: COUNT, version: hasDefault(text) }),
  machine: hasDefault(PARTS),
  name: hasDefault(text),
  virtual_machine: hasDefault(flag),
  key: DEVICE_KEY,
});
