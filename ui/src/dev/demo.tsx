import { makeBackend } from "./backend";
import { customers, keys, mails, products } from "./data";
import { install } from "./install";
import { withMany } from "./many";

// For designers: the window in a browser, without Rust. Never part of the build (demo.html is not an entry of it).
// ?start=welcome | unlock | empty, ?many=1000000 (customers)
const asked = new URLSearchParams(window.location.search);
const start = asked.get("start");
if (start === "empty") for (const list of [customers, keys, mails, products]) list.length = 0;
const backend = makeBackend({
  orders: start === "empty" ? 0 : 148,
  signedIn: start !== "welcome" && start !== "unlock",
  recent: start === "unlock" ? ["/home/anna/northwind.signet"] : [],
});
const many = Number(asked.get("many"));
install(many ? withMany(backend, many) : backend, 30);
await import("../main");
