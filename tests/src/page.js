// Runs in the page as the body of a function; `page.rs` appends a call of one of these functions.
// Finds what a person would point at: by role and accessible name, visible, and not behind something else.
const ROLES = {
  button: "button, input[type=button], input[type=submit], input[type=reset], summary",
  link: "a[href]",
  textbox: "textarea, input:not([type]), input[type=text], input[type=email], input[type=url], input[type=tel], input[type=password]",
  searchbox: "input[type=search]",
  spinbutton: "input[type=number]",
  checkbox: "input[type=checkbox]",
  radio: "input[type=radio]",
  slider: "input[type=range]",
  combobox: "select",
  option: "option",
  heading: "h1, h2, h3, h4, h5, h6",
  row: "tr",
  cell: "td",
  columnheader: "th",
  table: "table",
  listitem: "li",
  list: "ul, ol",
  img: "img",
  navigation: "nav",
  main: "main",
  dialog: "dialog",
  form: "form",
  region: "section",
  group: "fieldset",
};
const FIELD = "input:not([type=hidden]), textarea, select, [contenteditable=true], [role=textbox], [role=combobox], [role=spinbutton]";

const tidy = (text) => (text ?? "").replace(/\s+/gu, " ").trim();

function isShown(element) {
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  return box.width > 0 && box.height > 0 && style.visibility === "visible" && style.opacity !== "0";
}

// A switch hides its real control and shows a label in its place: that is what a person clicks.
const stand = (element) => (isShown(element) ? element : [...(element.labels ?? [])].find(isShown));

function content(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.getAttribute("aria-hidden") === "true" || node.matches("script, style, input, textarea, select")) return "";
  if (node.hidden || getComputedStyle(node).display === "none") return "";
  if (node.matches("img[alt], [role=img][aria-label]")) return ` ${node.getAttribute("alt") ?? node.ariaLabel} `;
  const inner = [...node.childNodes].map(content).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inner : ` ${inner} `;
}

// The steps of the W3C's "Accessible Name and Description Computation" that a window like this one needs.
function nameOf(element) {
  const ids = tidy(element.getAttribute("aria-labelledby")).split(" ").filter(Boolean);
  const named = ids.map((id) => document.getElementById(id)).filter(Boolean);
  if (named.length > 0) return tidy(named.map(content).join(" "));
  const label = tidy(element.getAttribute("aria-label"));
  if (label) return label;
  const labels = tidy([...(element.labels ?? [])].map(content).join(" "));
  if (labels) return labels;
  if (element.matches("input[type=button], input[type=submit]")) return tidy(element.value);
  const own = element.matches(FIELD) ? "" : tidy(content(element));
  return own || tidy(element.getAttribute("alt") ?? element.title) || tidy(element.getAttribute("placeholder"));
}

function everyone(what, within) {
  const root = within ?? document;
  if (what.kind === "text") return textHolders(root, what.name);
  if (what.kind === "field") return [...root.querySelectorAll(FIELD)];
  const native = ROLES[what.role];
  const explicit = `[role="${what.role}"]`;
  const found = root.querySelectorAll(native ? `${explicit}, ${native}` : explicit);
  return [...found].filter((element) => (element.getAttribute("role") ?? what.role) === what.role);
}

// The innermost elements that hold the text: clicking those is what clicking the words means.
function textHolders(root, text) {
  const wanted = tidy(text);
  const holds = (element) => tidy(content(element)).includes(wanted);
  const all = [...(root.body ?? root).querySelectorAll("*")].filter((element) => isShown(element) && holds(element));
  return all.filter((element) => !all.some((other) => other !== element && element.contains(other)));
}

// The best kind of match wins: the whole name, else its beginning (a button may show its shortcut after its name).
function matching(what, elements) {
  const shown = elements.filter(stand);
  if (what.kind === "text") return shown;
  const wanted = tidy(what.name);
  const exact = shown.filter((element) => nameOf(element) === wanted);
  return exact.length > 0 ? exact : shown.filter((element) => nameOf(element).startsWith(wanted));
}

const describe = (element) => {
  const role = element.getAttribute("role") ?? element.tagName.toLowerCase();
  return `${role} "${nameOf(element).slice(0, 60)}"`;
};

const isDisabled = (element) =>
  element.matches(":disabled, [data-disabled=true]") || element.closest("[aria-disabled=true]") !== null;

// What a click on the middle of the element would hit instead, or null.
function cover(element) {
  const box = element.getClientRects()[0];
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  if (hit === null) return "the edge of the window";
  const own = [element, ...(element.labels ?? [])];
  return own.some((part) => part.contains(hit) || hit.contains(part)) ? null : describe(hit);
}

// To the middle when it has to move at all: at the edge of what scrolls, WebKit's overlay scrollbar takes the click.
function bringIntoView(element) {
  const before = element.getBoundingClientRect();
  element.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  const after = element.getBoundingClientRect();
  if (before.top !== after.top || before.left !== after.left) {
    element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  }
}

function seek(what, place) {
  const quoted = (one) => `${one.role ?? one.kind} "${one.name}"`;
  let root;
  if (place) {
    const places = matching(place, everyone(place));
    if (places.length !== 1) return { trouble: `${places.length} places are ${quoted(place)}.` };
    root = places[0];
  }
  const all = everyone(what, root);
  let found = matching(what, all);
  if (found.length > 1) {
    const free = found.filter((element) => cover(stand(element)) === null);
    if (free.length === 1) found = free;
  }
  if (found.length === 0) {
    const others = all.filter(stand).map(nameOf).filter(Boolean).slice(0, 30);
    return { trouble: `There is no ${quoted(what)}${others.length > 0 ? `, only: ${others.join(" | ")}` : ""}.` };
  }
  if (found.length > 1) return { trouble: `${found.length} are ${quoted(what)}; say within which row or dialog.` };
  if (isDisabled(found[0])) return { trouble: `${quoted(what)} is disabled.` };
  const element = stand(found[0]);
  bringIntoView(element);
  // A list's head that stays in place may lie above it.
  if (cover(element) !== null) element.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
  const above = cover(element);
  if (above !== null) return { trouble: `${quoted(what)} is covered by ${above}.` };
  const box = element.getBoundingClientRect();
  return { element, box: [box.x, box.y, box.width, box.height].map(Math.round) };
}

// How many there are to see, and how many of them can be used.
function count(what) {
  const found = matching(what, everyone(what));
  return { shown: found.length, enabled: found.filter((element) => !isDisabled(element)).length };
}

const text = () => document.body?.innerText ?? "";

// Changes as long as anything moves, loads or is written; an endless animation, such as a spinner, does not count.
function scene() {
  const moving = document.getAnimations().filter((one) => one.playState === "running" && one.effect?.getComputedTiming().endTime !== Infinity);
  const pictures = [...document.images].filter((one) => !one.complete);
  const busy = moving.length + pictures.length + (document.fonts.status === "loaded" ? 0 : 1);
  return { busy, text: text(), nodes: document.querySelectorAll("*").length };
}

const focused = () => describe(document.activeElement ?? document.body);
const focusedName = () => nameOf(document.activeElement ?? document.body);

function watchErrors() {
  if (window.__uncaught) return;
  window.__uncaught = [];
  const keep = (what) => window.__uncaught.push(String(what));
  addEventListener("error", (event) => keep(event.message));
  addEventListener("unhandledrejection", (event) => keep(event.reason?.message ?? event.reason));
  addEventListener("securitypolicyviolation", (event) => keep(`${event.violatedDirective} forbids ${event.blockedURI}`));
}

const errors = () => window.__uncaught ?? [];

// As the webview tells of a file that is let go of in the middle of the page.
function dropFiles(files) {
  const dataTransfer = new DataTransfer();
  for (const [name, bytes] of files) dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
  const [clientX, clientY] = [Math.round(innerWidth / 2), Math.round(innerHeight / 2)];
  const onto = document.elementFromPoint(clientX, clientY);
  for (const type of ["dragenter", "dragover", "drop"])
    onto.dispatchEvent(new DragEvent(type, { dataTransfer, clientX, clientY, bubbles: true, cancelable: true }));
}

// Tauri asks the shell over `fetch`; the one question to the dialog plugin is answered here, every other goes through.
function answerFileDialog(path) {
  const real = window.fetch;
  window.fetch = (resource, options) => {
    if (!String(resource).includes(encodeURIComponent("plugin:dialog|"))) return real(resource, options);
    window.fetch = real;
    const headers = { "Content-Type": "application/json", "Tauri-Response": "ok" };
    return Promise.resolve(new Response(JSON.stringify(path), { headers }));
  };
}
