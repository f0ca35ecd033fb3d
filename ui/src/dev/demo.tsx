import { makeBackend } from "./backend";
import { customers, keys, mails, products } from "./data";
import { install } from "./install";

// For designers: the window in a browser, without Rust. Never part of the build (demo.html is not an entry of it).
// ?start=welcome | unlock | empty
const start = new URLSearchParams(window.location.search).get("start");
if (start === "empty") for (const list of [customers, keys, mails, products]) list.length = 0;
install(
  makeBackend({
    orders: start === "empty" ? 0 : 148,
    signedIn: start !== "welcome" && start !== "unlock",
    recent: start === "unlock" ? ["/home/anna/northwind.signet"] : [],
  }),
  30,
);
await import("../main");
