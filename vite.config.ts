import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Has the browser fetch what shows the page at once: the first script asks the server for data before it asks for that. */
const preloadPage: Plugin = {
  name: "preload-page",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle = {} }) {
      const page = Object.values(bundle).find(
        (one) => one.type === "chunk" && one.facadeModuleId?.endsWith("/page.tsx"),
      );
      return page
        ? [
            {
              tag: "link",
              attrs: { rel: "modulepreload", crossorigin: true, href: `/${page.fileName}` },
              injectTo: "head",
            },
          ]
        : [];
    },
  },
};

/** How the page is built: web/app to dist/web. */
export default defineConfig({
  root: join(import.meta.dirname, "web/app"),
  plugins: [react(), preloadPage],
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
