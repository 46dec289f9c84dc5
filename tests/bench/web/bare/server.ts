import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";
import type { Graph } from "#schema/api.ts";
import type { Place } from "#schema/compact.ts";

const HTML = `<!doctype html><meta charset="utf-8"><title>bare</title>
<style>html,body,#stage{height:100%;margin:0}</style><div id="stage"></div><script type="module" src="/page.js"></script>`;

/** Serves a page that shows a graph by sigma alone, each entity at its place. */
export async function serveBare(
  graph: Graph,
  places: Readonly<Record<string, Place>>,
): Promise<{ address: string; close: () => Promise<void> }> {
  const script = await builtScript();
  const nodes = graph.nodes.map(({ id, name, claims }) => {
    const [x, y] = places[id] ?? [0, 0];
    return { id, name, claims, x, y };
  });
  const edges = graph.edges.map(({ source, target }) => ({ source, target }));
  const files: Record<string, [type: string, body: Buffer]> = {
    "/": ["text/html", gzipSync(HTML)],
    "/page.js": ["text/javascript", gzipSync(script)],
    "/graph.json": ["application/json", gzipSync(JSON.stringify({ nodes, edges }))],
  };
  const server = createServer(({ url = "" }, answer) => {
    const file = files[url];
    if (file === undefined) answer.writeHead(204).end();
    else answer.writeHead(200, { "content-type": file[0], "content-encoding": "gzip" }).end(file[1]);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}

async function builtScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "esnext",
      rolldownOptions: { input: fileURLToPath(new URL("./page.ts", import.meta.url)) },
    },
  });
  const chunk = [built].flat().flatMap((one) => ("output" in one ? one.output : []))[0];
  if (chunk?.type !== "chunk")
    throw new Error("The bare page's script was not built; see what Vite printed.");
  return chunk.code;
}
