import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { type CompactGraph, expand } from "#schema/compact.ts";
import { CHROMIUM, FLAGS, NO_CHROMIUM } from "#tests/browser/chromium.ts";
import type { Benchmark, Figure } from "../benchmark.ts";
import { serve } from "./served.ts";
import { framesWhilePanning, heapOf, stallOnHover, type Visited, visit } from "./visit.ts";

const RUNS = 3;

/** The page in Chromium, as ratios to sigma alone with the same graph in the same run. */
export const web: Benchmark = {
  name: "web",
  async run() {
    if (CHROMIUM === undefined) throw new Error(`The page cannot be measured: ${NO_CHROMIUM}`);
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
    try {
      return [
        ...(await overviews(browser)),
        ...(await whole(browser, 1_000, 5_000, 1.5)),
        ...(await whole(browser, 10_000, 50_000, 1.2)),
      ];
    } finally {
      await browser.close();
    }
  },
};

/** The first view of a large store beside that of a small one. */
async function overviews(browser: Browser): Promise<Figure[]> {
  const times: number[] = [];
  for (const [entities, claims] of [
    [1_000, 5_000],
    [50_000, 250_000],
  ] as const) {
    const served = await serve(entities, claims);
    times.push(await paintedIn(browser, served.ours));
    await served.close();
  }
  const [small = 0, large = 0] = times;
  return [
    ratio(
      "First view of 50,000 entities and 250,000 claims, beside that of 1,000 and 5,000",
      large,
      small,
      "ms",
      1.5,
    ),
  ];
}

/** The whole graph on the screen. */
async function whole(browser: Browser, entities: number, claims: number, most: number): Promise<Figure[]> {
  const served = await serve(entities, claims);
  const { graph } = served;
  const size = `${graph.nodes.length.toLocaleString("en")} entities, ${graph.edges.length.toLocaleString("en")} relations`;
  const ours = await paintedIn(browser, `${served.ours}${WHOLE}`);
  const bare = await paintedIn(browser, served.bare);
  const figures = [ratio(`${size}: first paint`, ours, bare, "ms", most)];
  if (entities >= 10_000) {
    const there = await visit(browser, served.bare);
    const here = await visit(browser, `${served.ours}${WHOLE}`);
    figures.push(...(await comparisons(size, here, there)));
    await there.close();
    await here.close();
    figures.push(await payload(size, served.ours));
  }
  await served.close();
  return figures;
}

/** Asks the page for the whole graph. */
const WHOLE = "?start=all";

async function comparisons(size: string, here: Visited, there: Visited): Promise<Figure[]> {
  const frames = [await framesWhilePanning(here), await framesWhilePanning(there)] as const;
  const heap = [await heapOf(here), await heapOf(there)] as const;
  const hover = [await hubStall(here), await hubStall(there)] as const;
  return [
    {
      what: `${size}: frames a second while panning`,
      found: `${frames[0].toFixed(1)}, bare sigma ${frames[1].toFixed(1)}: ${(frames[0] / frames[1]).toFixed(2)} times`,
      wanted: "at least 2 times",
      holds: frames[0] >= 2 * frames[1],
    },
    ratio(`${size}: longest frame on hovering the largest hub`, ...hover, "ms", 1.5),
    ratio(`${size}: heap`, ...heap, "MB", 2),
    {
      what: "Script before the first paint, gzipped",
      found: `${(here.script / 1000).toFixed(0)} kB, bare sigma ${(there.script / 1000).toFixed(0)} kB`,
      wanted: "at most 180 kB",
      holds: here.script <= 180_000,
    },
  ];
}

async function hubStall(visited: Visited): Promise<number> {
  const hub = await visited.page.locator("[data-hub]").first().getAttribute("data-hub");
  return stallOnHover(visited, JSON.parse(hub ?? "[0,0]"));
}

/** What comes over the wire for the whole graph and its places beside the same fields as JSON, compressed. */
async function payload(size: string, address: string): Promise<Figure> {
  const compact = `${address}api/graph/compact`;
  const sent = await bytesOf(compact);
  const same = expand((await (await fetch(compact)).json()) as CompactGraph);
  const plain = gzipSync(JSON.stringify(same)).length;
  return ratio(
    `${size}: the graph's payload beside the gzipped JSON of the same fields`,
    sent / 1000,
    plain / 1000,
    "kB",
    0.5,
  );
}

function bytesOf(url: string): Promise<number> {
  return new Promise((done, fail) => {
    request(url, { headers: { "accept-encoding": "gzip, br, zstd" } }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => {
        bytes += piece.length;
      });
      answer.on("end", () => done(bytes));
    })
      .on("error", fail)
      .end();
  });
}

async function paintedIn(browser: Browser, address: string): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const visited = await visit(browser, address);
    times.push(visited.painted);
    await visited.close();
  }
  return times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

function ratio(what: string, ours: number, other: number, unit: string, most: number): Figure {
  const amount = (value: number) => (value < 10 ? value.toFixed(1) : value.toFixed(0));
  return {
    what,
    found: `${amount(ours)} ${unit} to ${amount(other)} ${unit}: ${(ours / other).toFixed(2)} times`,
    wanted: `at most ${most} times`,
    holds: ours <= most * other,
  };
}
