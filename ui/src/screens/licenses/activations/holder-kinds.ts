import type { ActivationKind } from "../../../contract/generated";

/** What can be typed: everything but what a request says itself. */
export type TypedKind = Exclude<ActivationKind, "request">;

type Words = {
  /** In the list of choices. */
  choice: string;
  /** The id's label, and what is said under it. */
  id: string;
  hint: string;
  /** What the row says of it. */
  tag: string;
  /** Characters of the id. */
  least: number;
};

/** What people call each kind of holder. */
export const holderWords: Record<TypedKind, Words> = {
  machine_id: {
    choice: "A machine, by its id",
    id: "Id",
    hint: "As the program shows it on the machine.",
    tag: "Typed machine id",
    least: 10,
  },
  client: {
    choice: "A client, by its id",
    id: "Id",
    hint: "As the program knows the client.",
    tag: "Client",
    least: 10,
  },
  network: {
    choice: "A server that hands out the seats",
    id: "Server id",
    hint: "As the server program in the customer's network shows it.",
    tag: "Network license",
    least: 3,
  },
  domain: {
    choice: "A domain",
    id: "Domain",
    hint: "shop.example.com, or *.example.com for each name with one part before it.",
    tag: "Domain",
    least: 3,
  },
  token: {
    choice: "A token for one identifier",
    id: "Identifier",
    hint: "The program takes the token only from who has it.",
    tag: "Token",
    least: 1,
  },
  bearer: {
    choice: "A token for whoever bears it",
    id: "Who gets it",
    hint: "Only noted here; it does not stand in the token.",
    tag: "Token, not bound",
    least: 1,
  },
};

/** What the row says of a holder; nothing of a machine that asked by itself. */
export const holderTag = (kind: ActivationKind) => (kind === "request" ? null : holderWords[kind].tag);

/** What is wrong with a typed id at the first look; Rust says the rest. */
export function wrongId(id: string, kind: TypedKind): string | null {
  const { least, id: label } = holderWords[kind];
  const length = [...id.trim()].length;
  if (length === 0) return `${label} is missing`;
  return length < least || length > 255 ? `It has ${least} to 255 characters; this one has ${length}` : null;
}
