import { resolve } from "node:path";
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
    css: false,
    restoreMocks: true,
    testTimeout: 60_000,
    // One file instead of one for each of six thousand icons: two seconds less for each file of tests.
    alias: { "@tabler/icons-react": resolve("node_modules/@tabler/icons-react/dist/cjs/tabler-icons-react.cjs") },
    // Rules need no window; making one for each of their files would take longer than they do.
    projects: [
      { extends: true, test: { name: "rules", include: ["src/**/*.test.ts"], environment: "node", isolate: false } },
      {
        extends: true,
        test: {
          name: "window",
          include: ["src/**/*.test.tsx"],
          environment: "jsdom",
          setupFiles: ["src/dev/test-setup.ts"],
        },
      },
    ],
  },
});
