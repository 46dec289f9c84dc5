import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openStore } from "#data/store/open.ts";
import { createReader } from "#ingest/pipeline.ts";
import { article } from "#tests/builders.ts";
import { type Benchmark, processorTime, timed } from "./benchmark.ts";
import { templateArticle } from "./templates.ts";

const root = resolve(import.meta.dirname, "../..");
const FEW = 600;
const MANY = 5000;

/**
 * `npm run ingest -- folder/` from text files to a store: on two cores beside one, beside extraction alone, and its memory. The processor's time is that of many
 * articles on both sides, each of which begins by loading its models: what a process and a thread take to start and to be compiled is in both, and weighs little.
 */
export const ingesting: Benchmark = {
  name: "ingesting",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "demarche-bench-"));
    const texts = Array.from({ length: MANY }, (_, number) => templateArticle(number));
    const few = await written(join(folder, "few"), texts.slice(0, FEW));
    const many = await written(join(folder, "many"), texts);

    // Both on the same cores at the same time of day: the ratio is what counts.
    const one = await ingest(few, join(folder, "one.db"), ["--threads", "1"], "0");
    const two = await ingest(few, join(folder, "two.db"), ["--threads", "2"], "0,1");
    const all = await ingest(many, join(folder, "many.db"), ["--threads", "2"], "0,1");
    await rm(folder, { recursive: true });
    const alone = processorTime(() => {
      const read = createReader();
      for (const [number, text] of texts.entries()) read(article(`a${number}`, text));
    });
    const speedUp = one.time / two.time;
    const overhead = all.processor / alone;
    return [
      {
        what: `Ingest of ${FEW} text files: speed on two cores, as a multiple of that on one`,
        found: `${speedUp.toFixed(2)} (${Math.round(FEW / (two.time / 1000))} articles a second)`,
        wanted: "at least 1.6",
        holds: speedUp >= 1.6,
      },
      {
        what: `Ingest of ${MANY} text files with two threads: processor time of all its processes, as a multiple of that of extraction alone of the same`,
        found: `${overhead.toFixed(2)} (${(all.processor / MANY).toFixed(1)} ms an article, ${(alone / MANY).toFixed(1)} ms alone)`,
        wanted: "at most 1.3",
        holds: overhead <= 1.3,
      },
      {
        what: `Ingest of ${MANY} text files with two threads: most memory of all its processes`,
        found: `${Math.round(all.memory)} MB (at a fifth of the way ${Math.round(all.early)} MB)`,
        wanted: "under 700 MB",
        holds: all.memory < 700,
      },
    ];
  },
};

async function written(folder: string, texts: readonly string[]): Promise<string> {
  await mkdir(folder);
  for (const [number, text] of texts.entries())
    await writeFile(join(folder, `${String(number).padStart(6, "0")}.txt`), text);
  return folder;
}

interface Took {
  /** Milliseconds, without those that a start takes. */
  time: number;
  processor: number;
  /** Megabytes, at most and at a fifth of the time. */
  memory: number;
  early: number;
}

/** Runs the command, on the cores given where the machine can bind it to them. */
async function ingest(folder: string, db: string, options: string[], cores: string): Promise<Took> {
  const command = [process.execPath, join(root, "ingest/main.ts"), "ingest", ...options, folder];
  const bound = spawnSync("taskset", ["-c", cores, "true"]).status === 0 ? ["taskset", "-c", cores] : [];
  const [program, ...rest] = [...bound, ...command];
  const memory: number[] = [];
  let processor = 0;
  const time = await timed(async () => {
    const child = spawn(program!, rest, {
      env: { ...process.env, DEMARCHE_DB: db },
      stdio: ["ignore", "ignore", "inherit"],
    });
    let isDone = false;
    const exited = new Promise<number | null>((done) => child.on("exit", done)).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await Promise.race([exited, setTimeout(100)]);
      const found = await measured(child.pid!);
      if (found.memory > 0) memory.push(found.memory);
      processor = Math.max(processor, found.processor);
    }
    if ((await exited) !== 0) throw new Error(`the ingest of ${folder} failed`);
  });
  const store = await openStore(db);
  await store.search("France", 1);
  await store.close();
  return {
    time,
    processor,
    memory: Math.max(0, ...memory),
    early: Math.max(0, ...memory.slice(0, Math.ceil(memory.length / 5))),
  };
}

/** What a process and its children hold (their proportional share, in megabytes) and have worked (milliseconds), as Linux tells it. */
async function measured(pid: number): Promise<{ memory: number; processor: number }> {
  const total = { memory: 0, processor: 0 };
  const pids = [String(pid)];
  for (const one of await readdir("/proc").catch(() => []))
    if (/^\d+$/.test(one) && (await parentOf(one)) === pid) pids.push(one);
  for (const one of pids) {
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, "utf8").catch(() => "");
    total.memory += Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) / 1000;
    const ticks = (await statOf(one)).slice(11, 13).map(Number);
    total.processor += (ticks[0] ?? 0) * 10 + (ticks[1] ?? 0) * 10;
  }
  return total;
}

/** The fields of /proc/PID/stat behind the name, from the state on. */
async function statOf(pid: string): Promise<string[]> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

async function parentOf(pid: string): Promise<number> {
  return Number((await statOf(pid))[1] ?? 0);
}
