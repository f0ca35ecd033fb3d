// A strict reader of JSON. JSON.parse alone takes a name that stands twice, half characters, and 1.0 for 1.

export class Malformed extends Error {}

// What serde_json allows, too.
const DEPTH = 127;
const TOKEN = /[[\]{},:]|"[^"\\]*(?:\\.[^"\\]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** The value of UTF-8 bytes. Whole numbers are numbers; others, which no Signet file has, are NaN. */
export function readJson(bytes) {
  let text;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Malformed("it is not UTF-8");
  }
  let at = 0;
  const value = any(next(), 0);
  if (next() !== undefined) throw new Malformed("something follows it");
  return value;

  function next() {
    while (" \t\r\n".includes(text[at] ?? "x")) at++;
    if (at === text.length) return undefined;
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(text);
    if (!found) throw new Malformed(`it is not JSON at character ${at}`);
    at = TOKEN.lastIndex;
    return found[0];
  }

  function any(token, depth) {
    if (depth > DEPTH) throw new Malformed("it is nested too deeply");
    switch (token?.[0]) {
      case "{":
        return object(depth);
      case "[":
        return list(depth);
      case '"':
        return string(token);
      case "t":
      case "f":
        return token === "true";
      case "n":
        return null;
      default:
        return number(token);
    }
  }

  function object(depth) {
    const entries = new Map();
    let token = next();
    if (token === "}") return entries;
    for (;;) {
      if (token?.[0] !== '"') throw new Malformed("a name is missing");
      const name = string(token);
      if (entries.has(name)) throw new Malformed("a name stands there twice");
      if (next() !== ":") throw new Malformed("a colon is missing");
      entries.set(name, any(next(), depth + 1));
      if (ends(next(), "}")) return entries;
      token = next();
    }
  }

  function list(depth) {
    const values = [];
    let token = next();
    if (token === "]") return values;
    for (;;) {
      values.push(any(token, depth + 1));
      if (ends(next(), "]")) return values;
      token = next();
    }
  }
}

function ends(token, bracket) {
  if (token !== bracket && token !== ",") throw new Malformed("a comma is missing");
  return token === bracket;
}

function string(token) {
  let value;
  try {
    value = JSON.parse(token);
  } catch {
    throw new Malformed("a text in it is none");
  }
  if (!value.isWellFormed()) throw new Malformed("a text in it is none");
  return value;
}

function number(token) {
  if (!/^-?\d/.test(token ?? "")) throw new Malformed("a value is missing");
  if (/[.eE]/.test(token) || token.length > 20) return Number.NaN;
  const value = Number(token);
  // Beyond 2^53 no Signet file goes; what does is rounded down to the next number there is, in 64 bits.
  return Number.isSafeInteger(value) ? value : Number(BigInt(token) & ~0x7ffn);
}
