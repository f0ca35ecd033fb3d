// jsdom looks through every sheet and rule for each element whose style is asked for. Each search by role and each open
// menu ask for hundreds: a third of the time of all tests. No style sheet of ours is loaded in tests, so an element has
// what stands on it and around it, and else what a bare one of its kind has.
const styleOf = window.getComputedStyle.bind(window);
const inherited = new Set(["visibility", "pointer-events"]);
const bare = new Map<string, CSSStyleDeclaration>();

function bareStyleOf({ localName, namespaceURI }: Element): CSSStyleDeclaration {
  const known = bare.get(localName);
  if (known) return known;
  const element = document.createElementNS(namespaceURI, localName);
  document.documentElement.append(element);
  const style = styleOf(element);
  element.remove();
  bare.set(localName, style);
  return style;
}

function styleFor(element: Element, name: string): string {
  const own = (element as HTMLElement).style?.getPropertyValue(name);
  if (own) return own;
  if (name === "display" && element.hasAttribute("hidden")) return "none";
  if (inherited.has(name) && element.parentElement) return styleFor(element.parentElement, name);
  return bareStyleOf(element).getPropertyValue(name);
}

const dashed = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

window.getComputedStyle = (element) =>
  new Proxy(bareStyleOf(element), {
    get(bareStyle, name) {
      if (name === "getPropertyValue") return (asked: string) => styleFor(element, asked);
      const known = Reflect.get(bareStyle, name, bareStyle);
      const isWord = typeof name === "string" && (typeof known === "string" || known === undefined);
      return isWord ? styleFor(element, dashed(name)) : known;
    },
  });
