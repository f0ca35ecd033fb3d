import type { Time } from "../contract/generated";

const words = (month: "long" | "short") =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month, year: "numeric", timeZone: "UTC" });
const [long, short] = [words("long"), words("short")];

/** "31 December 2027", as Rust's sentences have it. */
export const day = (time: Time) => long.format(time * 1000);
/** "31 Dec 2027". */
export const shortDay = (time: Time) => short.format(time * 1000);
