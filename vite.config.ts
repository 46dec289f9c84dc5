import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** How the page is built: web/app to dist/web. */
export default defineConfig({
  root: join(import.meta.dirname, "web/app"),
  plugins: [react()],
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // Files, never data: addresses: the Content-Security-Policy lets the page load from its own server only.
    assetsInlineLimit: 0,
    // kB; the page comes from the reader's own machine as a rule.
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { "/api": "http://127.0.0.1:4600" } },
});
