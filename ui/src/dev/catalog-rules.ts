import type {
  MemoryItem,
  Problem,
  ProblemCode,
  ProductContent,
  ProductView,
  ProfileContent,
} from "../contract/generated";

// A few of Rust's rules, so that the window has something to show while nobody runs Rust.

type Add = (code: ProblemCode, field: string, message: string) => void;
function collect(say: (add: Add) => void): Problem[] {
  const found: Problem[] = [];
  say((code, field, message) => found.push({ code, field, message, line: null, feature: null }));
  return found;
}

function memoryProblems(item: MemoryItem, at: string, add: Add): void {
  if (item.access === "protected" && item.read_password === 0) {
    add("missing", `${at}.read_password`, "A protected item needs a password for reading.");
  }
  if (item.cells.length === 0 && item.size === 0) add("missing", `${at}.cells`, "Add a cell, or give the item a size.");
  item.cells.forEach((cell, index) => {
    const place = `${at}.cells[${index}]`;
    const end = cell.offset + cell.size;
    if (!cell.name.trim()) add("missing", `${place}.name`, "Enter the cell's name.");
    if (cell.size === 0) add("too_small", `${place}.size`, "A cell has at least one byte.");
    if (item.size !== 0 && end > item.size) {
      add("too_large", `${place}.offset`, `${cell.name} ends at byte ${end}, the item at ${item.size}.`);
    }
    for (const other of item.cells.slice(0, index)) {
      if (cell.offset < other.offset + other.size && other.offset < end) {
        add("not_allowed", `${place}.offset`, `${cell.name} overlaps ${other.name}: move one of them.`);
      }
    }
  });
}

/** The problems of a product as it would be saved over what is known. */
export function productProblems(content: ProductContent, before: ProductView | undefined): Problem[] {
  return collect((add) => {
    if (content.number < 1) add("too_small", "number", "Numbers start at 1.");
    if (!content.name.trim()) add("missing", "name", "Enter the product's name.");
    if (content.features.length === 0) {
      add("missing", "features", "Add at least one feature: a license grants features.");
    }
    content.features.forEach(({ name, terms, type, limit }, index) => {
      const at = `features[${index}]`;
      if (!name.trim()) add("missing", `${at}.name`, "Enter the feature's name.");
      if (type !== "normal" && !limit) add("missing", `${at}.limit`, "Enter how many, at least 1.");
      if (terms.seats < 1) add("too_small", `${at}.terms.seats`, "At least one seat is needed.");
      if (terms.seats > 1 && !terms.remote && type !== "floating") {
        const message = "More than one seat needs the network: allow network use or set one seat.";
        add("not_allowed", `${at}.terms.seats`, message);
      }
    });
    content.fields.forEach((field, index) => {
      if (field.kind === "choice" && field.options.length < 2) {
        add("not_allowed", `fields[${index}].options`, "Offer at least two different choices, none of them empty.");
      }
    });
    for (const [index, item] of content.memory.entries()) memoryProblems(item, `memory[${index}]`, add);
    const replaceable = Object.values(content.binding.parts).filter((rule) => rule === "replaceable").length;
    if (content.binding.tolerated_changes > replaceable) {
      const message = `Only ${replaceable} parts may be replaced, so at most ${replaceable} changes can be tolerated.`;
      add("too_large", "binding.tolerated_changes", message);
    }
    const { clients } = content.conditions;
    if (clients !== null && (clients < 1 || clients > 50_000)) {
      add("too_large", "conditions.clients", "Choose 1 to 50,000 clients.");
    }
    if (content.activation_limit < 1 || content.activation_limit > 50) {
      add("too_large", "activation_limit", "Choose 1 to 50 activations.");
    }
    if (content.serials && (content.serials.alphabet.length < 10 || content.serials.alphabet.length > 62)) {
      add("not_allowed", "serials.alphabet", "Give 10 to 62 different letters and digits.");
    }
    if (before?.status === "on_sale" && before.content.name !== content.name) {
      add("locked", "name", "The product is on sale: its name can no longer change.");
    }
  });
}

/** The problems of a profile. */
export function profileProblems(content: ProfileContent): Problem[] {
  return collect((add) => {
    if (!content.name.trim()) add("missing", "name", "Enter the profile's name.");
    if (content.kind === "right" && content.quota === null) {
      add("missing", "quota", "A license right has a count: enter how many licenses it may make.");
    }
    content.features.forEach(({ excluded, terms }, index) => {
      if (!excluded && terms.seats < 1) {
        add("too_small", `features[${index}].terms.seats`, "At least one seat is needed.");
      }
    });
  });
}
