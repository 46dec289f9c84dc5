import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { openStore } from "#data/store/open.ts";
import { makeArticles } from "./articles.ts";
import { type Benchmark, type Figure, timed } from "./benchmark.ts";

const COMMAND = resolve(import.meta.dirname, "../../web/server/export/main.ts");
const PER_ARTICLE = 20;
const [FEW, MANY] = [5_000, 50_000];
const FORMATS = ["html", "gexf", "graphml", "json", "csv", "cypher", "jsonld"];
/** Of the heap: entities, edges and articles, which are held, take half of it. */
const HEAP_MB = 128;
/** What ten times the claims may add: entities and edges, which are held, garbage up to the limit, and what SQLite keeps of its file. */
const MORE_MB = 128;

/** SQLite: exports of 5,000 and of 50,000 claims by the command line, in a process whose heap is limited. */
export const exporting: Benchmark = {
  name: "exporting",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "demarche-bench-"));
    const figures: Figure[] = [];
    for (const claims of [FEW, MANY]) {
      const store = await openStore(storeOf(folder, claims));
      const articles = claims / PER_ARTICLE;
      for (const made of makeArticles({ entities: 3_000, claimsPerArticle: PER_ARTICLE, articles, seed: 5 }))
        await store.write(made);
      await store.close();
    }
    for (const format of FORMATS) {
      const few = await exported(folder, FEW, format);
      const many = await exported(folder, MANY, format);
      const more = many.peak - few.peak;
      figures.push({
        what: `${format} of ${MANY} claims, heap of ${HEAP_MB} MB: peak memory over that of ${FEW} claims`,
        found: `${Math.round(more)} MB (${Math.round(few.peak)} to ${Math.round(many.peak)} MB; file of ${Math.round(many.file)} MB in ${(many.time / 1000).toFixed(1)} s)`,
        wanted: `under ${MORE_MB} MB`,
        holds: more < MORE_MB,
      });
    }
    await rm(folder, { recursive: true });
    return figures;
  },
};

function storeOf(folder: string, claims: number): string {
  return join(folder, `${claims}.db`);
}

/** Peak memory and the file's size in MB, time in milliseconds. @throws {Error} where the command fails, as without enough heap */
async function exported(folder: string, claims: number, format: string) {
  const out = join(folder, `${claims}.${format}`);
  const told =
    "data:text/javascript,process.on('exit',()=>console.error('peak',process.resourceUsage().maxRSS))";
  let said = "";
  const time = await timed(async () => {
    const child = spawn(
      process.execPath,
      [
        `--max-old-space-size=${HEAP_MB}`,
        "--max-semi-space-size=4",
        "--import",
        told,
        COMMAND,
        "--format",
        format,
        "--out",
        out,
      ],
      {
        env: { ...process.env, DEMARCHE_DB: storeOf(folder, claims) },
        stdio: ["ignore", "ignore", "pipe"],
      },
    );
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const [status] = await once(child, "close");
    if (status !== 0) throw new Error(`The export of ${claims} claims as ${format} failed: ${said}`);
  });
  const kilobytes = Number(/peak (\d+)/.exec(said)?.[1]);
  return { peak: kilobytes / 1024, file: (await stat(out)).size / 1e6, time };
}
