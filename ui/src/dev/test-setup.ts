import { clearMocks } from "@tauri-apps/api/mocks";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { forgetPlaces } from "../components/virtual/place";

// What jsdom lacks of a browser and Mantine asks for.
window.matchMedia ??= (query) =>
  ({
    // A list's columns without a condition ask for the empty query.
    matches: query === "",
    media: query,
    onchange: null,
    addEventListener: () => {},
    removeEventListener: () => {},
    dispatchEvent: () => false,
  }) as unknown as MediaQueryList;
window.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
window.scrollTo = () => {};
Object.defineProperty(document, "fonts", { value: { addEventListener: () => {}, removeEventListener: () => {} } });
// Two slow cores shared with a compiler still count as working.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message?.split("\n")[0]) });

afterEach(() => {
  cleanup();
  clearMocks();
  vi.useRealTimers();
  localStorage.clear();
  forgetPlaces();
  window.location.hash = "";
});
