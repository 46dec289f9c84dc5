import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

const FIRST = "/web/app/main.ts";
const PAGE = "/web/app/page.tsx";

/** What the first view is written in: the browser would ask for it only once words stand in the page, and set them anew when it is here. */
const FONTS = ["inter-latin-wght-normal", "source-serif-4-latin-wght-normal"];

/** Has the browser fetch what shows the page at once, with all that it is made of: the first script asks the server for data before it asks for that. */
const preloadPage: Plugin = {
  name: "preload-page",
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle = {} }) {
      const page = Object.values(bundle).find(
        (one) => one.type === "chunk" && one.facadeModuleId?.endsWith(PAGE),
      );
      if (page === undefined) return [];
      const fonts = Object.keys(bundle).filter((file) => FONTS.some((font) => file.includes(font)));
      const imports = (file: string) => {
        const chunk = bundle[file];
        return chunk?.type === "chunk" ? chunk.imports : [];
      };
      const scripts = [...closure(page.fileName, imports)].filter((file) => !html.includes(file));
      const link = (attrs: Record<string, string | boolean>) =>
        ({ tag: "link", attrs: { ...attrs, crossorigin: true }, injectTo: "head" }) as const;
      return [
        ...scripts.map((file) => link({ rel: "modulepreload", href: `/${file}` })),
        ...fonts.map((file) => link({ rel: "preload", as: "font", type: "font/woff2", href: `/${file}` })),
      ];
    },
  },
};

/** Two files of script before the first view: what asks the server, and what shows its answer. A file for each module that others share is a journey each. */
function fileOf(id: string, modules: Modules): string | null {
  const imports = (module: string) => modules.getModuleInfo(module)?.importedIds ?? [];
  const all = (end: string) => closure(join(import.meta.dirname, end), imports);
  // The one that waits for the page must not stand in a file that the page waits for.
  if (id === join(import.meta.dirname, FIRST)) return null;
  if (all(FIRST).has(id)) return "main";
  return all(PAGE).has(id) ? "page" : null;
}

interface Modules {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}

/** What one imports at once, with all that these import, and itself. */
function closure(end: string, imports: (one: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set([end]);
  for (const one of found) for (const imported of imports(one)) found.add(imported);
  return found;
}

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
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: fileOf, debugName: "first view" }] } } },
  },
  server: { proxy: { "/api": "http://127.0.0.1:4600" } },
});
