import type { Fault, FaultCode, FaultRecord, Problem } from "./generated";
import { refusalTodo } from "./refusals";

/** What a fault says to the person at the screen: what happened, and what to do now. */
export type Explanation = { what: string; todo: string };

/** `own`: Rust's message names the particulars (the field, the server's answer), so it stands between the two. */
type Entry = Explanation & { own?: true };

// Exhaustive on purpose: a new code does not compile until somebody has written both sentences.
const entries: Record<FaultCode, Entry> = {
  invalid_request: { what: "The window asked for something Signet does not understand.", todo: "Restart Signet." },
  invalid_field: { what: "One entry cannot be used.", todo: "Correct it and try again.", own: true },
  problems: { what: "There are problems to solve first.", todo: "Each one stands beside its field." },
  not_found: { what: "This record is not in the vault.", todo: "Somebody may have deleted it. Go back to the list." },
  changed_elsewhere: {
    what: "Somebody changed this record after you opened it.",
    todo: "The newest state has been loaded. Look at it and repeat your change.",
  },
  not_allowed_now: { what: "This is not possible now.", todo: "Look at the state of the record.", own: true },
  permission_denied: { what: "Your role may not do this.", todo: "Ask an owner of the vault." },
  vault_closed: { what: "The vault is locked.", todo: "Unlock it with your password." },
  vault_missing: { what: "There is no vault in this folder.", todo: "Choose another folder, or create a vault here." },
  vault_exists: { what: "There is a vault in this folder already.", todo: "Open it, or choose another folder." },
  vault_in_use: { what: "Another program has this vault open.", todo: "Close it there, then try again." },
  vault_newer: { what: "A newer Signet wrote this vault.", todo: "Update Signet, then open it." },
  vault_foreign: { what: "This file is not a Signet vault.", todo: "Choose another folder." },
  vault_damaged: { what: "This vault is damaged.", todo: "Open your newest backup.", own: true },
  wrong_password: { what: "The password does not fit.", todo: "Mind capital letters and the keyboard's language." },
  key_unreadable: {
    what: "This is not a signing key Signet can read.",
    todo: "Check the text and its password.",
    own: true,
  },
  no_signing_key: { what: "The vault has no signing key in use.", todo: "Create or import one under Keys." },
  mail_failed: {
    what: "The mail server did not take the mail.",
    todo: "Check the mail server in Settings.",
    own: true,
  },
  file_not_written: {
    what: "The file could not be written.",
    todo: "Choose another folder, or free some space.",
    own: true,
  },
  unknown_action: { what: "This Signet does not know the action.", todo: "Update Signet." },
  cancelled: { what: "Stopped.", todo: "Nothing was changed after you stopped it." },
  internal: { what: "Something in Signet went wrong.", todo: "Your data is as it was before. Try again." },
};

/** Whose problems they are, where Rust says it. */
const having: Record<FaultRecord, string> = {
  order: "This order has",
  product: "This product has",
  profile: "This profile has",
  customer: "This customer has",
  group: "This group has",
  license: "This license has",
  settings: "These settings have",
};

/** Whether a rejected call was answered by Rust with a fault (and not by a broken bridge). */
export function isFault(thrown: unknown): thrown is Fault {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;
}

/** Every thrown thing as a fault, so that nothing is ever shown as "[object Object]". */
export function faultOf(thrown: unknown): Fault {
  return isFault(thrown) ? thrown : faultLike("internal", String(thrown));
}

/** A fault that the window itself knows of, before Rust is asked. */
export function faultLike(code: FaultCode, message = ""): Fault {
  return { code, message, details: { field: null, problems: null, reference: null } };
}

/** What to show for a fault. Never empty, whatever Rust sent. */
export function explain(thrown: unknown): Explanation {
  const fault = faultOf(thrown);
  const entry = entries[fault.code] ?? entries.internal;
  const record = fault.code === "problems" && fault.details?.record;
  if (record) return { what: `${having[record]} problems to solve first.`, todo: entry.todo };
  const refusal = fault.details?.refusal;
  if (refusal && fault.message) return { what: fault.message, todo: refusalTodo[refusal] ?? "" };
  const reference = fault.details?.reference ? ` Reference ${fault.details.reference} is in the log.` : "";
  return { what: entry.own && fault.message ? fault.message : entry.what, todo: entry.todo + reference };
}

/** The form fields a fault is about: `a.b[0].c` as Rust writes it, `a.b.0.c` as forms name it. */
export function fieldOf(thrown: unknown): string | null {
  const field = isFault(thrown) ? thrown.details?.field : null;
  return field ? field.replace(/\[(\d+)\]/g, ".$1") : null;
}

/** The problems of a refused submit. */
export function problemsOf(thrown: unknown): Problem[] {
  return (isFault(thrown) && thrown.details?.problems) || [];
}
