import { spawn, spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout } from "node:timers/promises";
import { openStore } from "#data/store/open.ts";
import { type Benchmark, timed } from "./benchmark.ts";
import { templateArticle } from "./templates.ts";

const root = resolve(import.meta.dirname, "../..");
const ARTICLES = 5000;

/** Milliseconds between two looks at what a process holds: each takes some from the cores that are measured. */
const LOOK = 1000;

/**
 * `npm run ingest -- folder/` from text files to a store: on two cores beside one, beside `npm run extract`, which reads the same and stores nothing, and its
 * memory. What two processes need that do nothing but extract, without a reader beside them and without threads, is told too.
 */
export const ingesting: Benchmark = {
  name: "ingesting",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "demarche-bench-"));
    const texts = join(folder, "texts");
    await write(texts, ARTICLES);

    const one = await ingest(texts, join(folder, "one.db"), ["--threads", "1"], "0");
    const two = await ingest(texts, join(folder, "two.db"), ["--threads", "2"], "0,1");
    const extraction = await took(["ingest/main.ts", "extract", texts], {}, "0,1");
    const halves = await extract(texts, ["0", "1"]);
    await rm(folder, { recursive: true });
    const bare = Math.max(...halves.map(({ time }) => time));
    const worked = halves.reduce((sum, { processor }) => sum + processor, 0);
    const speedUp = one.time / two.time;
    const overhead = two.time / extraction.time;
    const each = (milliseconds: number) => (milliseconds / ARTICLES).toFixed(1);
    return [
      {
        what: `Ingest of ${ARTICLES} text files: speed on two cores, as a multiple of that on one`,
        found: `${speedUp.toFixed(2)} (${Math.round(ARTICLES / (two.time / 1000))} articles a second)`,
        wanted: "at least 1.6",
        holds: speedUp >= 1.6,
      },
      {
        what: `Ingest of ${ARTICLES} text files on two cores: time, as a multiple of that of their extraction alone`,
        found: `${overhead.toFixed(2)} (processor time an article ${each(two.processor)} to ${each(extraction.processor)} ms; of two bare processes ${(two.time / bare).toFixed(2)}, ${each(worked)} ms)`,
        wanted: "at most 1.3",
        holds: overhead <= 1.3,
      },
      {
        what: `Ingest of ${ARTICLES} text files with two threads: most memory of all its processes`,
        found: `${Math.round(two.memory)} MB (at a fifth of the way ${Math.round(two.early)} MB)`,
        wanted: "under 700 MB",
        holds: two.memory < 700,
      },
    ];
  },
};

async function write(folder: string, articles: number): Promise<void> {
  await mkdir(folder);
  for (let number = 0; number < articles; number++)
    await writeFile(join(folder, `${String(number).padStart(6, "0")}.txt`), templateArticle(number));
}

/** Reads what the articles say, on each of these cores its part of them. */
function extract(folder: string, cores: readonly string[]): Promise<Took[]> {
  const script = join(import.meta.dirname, "extracting.ts");
  return Promise.all(
    cores.map((core, part) => took([script, folder, String(part), String(cores.length)], {}, core)),
  );
}

/** Runs the command. */
async function ingest(folder: string, db: string, options: string[], cores: string): Promise<Took> {
  const command = ["ingest/main.ts", "ingest", ...options, folder];
  const all = await took(command, { DEMARCHE_DB: db }, cores);
  const store = await openStore(db);
  await store.search("France", 1);
  await store.close();
  return all;
}

interface Took {
  /** Milliseconds. */
  time: number;
  processor: number;
  /** Megabytes, at most and at a fifth of the time. */
  memory: number;
  early: number;
}

/** Runs a script, on the cores given where the machine can bind it to them. */
async function took(script: string[], environment: NodeJS.ProcessEnv, cores: string): Promise<Took> {
  const command = [process.execPath, ...script];
  const bound = spawnSync("taskset", ["-c", cores, "true"]).status === 0 ? ["taskset", "-c", cores] : [];
  const [program, ...rest] = [...bound, ...command];
  const memory: number[] = [];
  let processor = 0;
  const time = await timed(async () => {
    const child = spawn(program!, rest, {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "ignore", "inherit"],
    });
    let isDone = false;
    const exited = new Promise<number | null>((done) => child.on("exit", done)).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await Promise.race([exited, setTimeout(LOOK)]);
      const found = await measured(child.pid!);
      if (found.memory > 0) memory.push(found.memory);
      processor = Math.max(processor, found.processor);
    }
    if ((await exited) !== 0) throw new Error(`${command.join(" ")} failed`);
  });
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
