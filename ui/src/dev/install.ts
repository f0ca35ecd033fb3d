import { mockIPC } from "@tauri-apps/api/mocks";
import type { ActionName } from "../contract/generated";
import type { Backend } from "./backend";

/** Puts a pretended backend behind the bridge. Replies are copies, as they are from Rust. */
export function install(backend: Backend, delay = 0): void {
  mockIPC(
    async (command, payload) => {
      if (command.startsWith("plugin:dialog|")) return "/home/anna/chosen";
      if (command !== "call") return null;
      const { action, request } = payload as { action: ActionName; request: never };
      if (delay > 0) await new Promise((done) => setTimeout(done, delay));
      return structuredClone(backend[action](structuredClone(request)));
    },
    { shouldMockEvents: true },
  );
}
