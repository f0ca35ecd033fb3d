import { notifications } from "@mantine/notifications";
import { clearMocks } from "@tauri-apps/api/mocks";
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { forgetPlaces } from "../components/virtual/place";
import "./test-style";

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
// Nothing is laid out; but what belongs to a button out of sight is hidden, so everything is said to be in the window.
Element.prototype.getBoundingClientRect = () => DOMRect.fromRect({ x: 8, y: 8, width: 100, height: 20 });
Object.defineProperties(document.documentElement, {
  clientWidth: { value: 1440, configurable: true },
  clientHeight: { value: 900, configurable: true },
});
Blob.prototype.arrayBuffer ??= function (this: Blob) {
  return new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result as ArrayBuffer);
    reader.onerror = () => failed(reader.error);
    reader.readAsArrayBuffer(this);
  });
};
Element.prototype.scrollIntoView = () => {};
Element.prototype.scrollTo = () => {};
window.scrollTo = () => {};
Object.defineProperty(document, "fonts", {
  value: { addEventListener: () => {}, removeEventListener: () => {} },
  configurable: true,
});
// Two slow cores shared with a compiler still count as working.
configure({ asyncUtilTimeout: 8000, getElementError: (message) => new Error(message?.split("\n")[0]) });

afterEach(() => {
  cleanup();
  clearMocks();
  vi.useRealTimers();
  localStorage.clear();
  forgetPlaces();
  // Only so many are shown at a time; the rest of one test would wait before those of the next.
  notifications.clean();
  notifications.cleanQueue();
  window.location.hash = "";
});
