import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // Tauri's own messages stay visible, and the port is the one that tauri.conf.json names.
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    outDir: "dist",
    // WebKitGTK of Debian 12 (2.4x) and WebView2 both understand this.
    target: "safari16",
    // No data: URIs, so that the content security policy can say 'self' and nothing else.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/dev/test-setup.ts"],
    css: false,
    restoreMocks: true,
    testTimeout: 30_000,
  },
});
