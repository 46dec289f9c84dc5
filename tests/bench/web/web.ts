import { request } from "node:http";
import { gzipSync } from "node:zlib";
import { type Browser, chromium } from "playwright-core";
import { type CompactGraph, expand } from "#schema/compact.ts";
import { expansionText } from "#schema/expansion.ts";
import { CHROMIUM, FLAGS, NO_CHROMIUM } from "#tests/browser/chromium.ts";
import { entityOf } from "../articles.ts";
import type { Benchmark, Figure } from "../benchmark.ts";
import { type Pair, type Size, serve, servePair } from "./served.ts";
import { framesWhilePanning, type Hover, heapOf, hoverOver, rest, type Visited, visit } from "./visit.ts";

const RUNS = 3;

/** First paints are short, and what else the machine does meets some of them. */
const PAINTS = 7;

const SMALL: Size = { entities: 1_000, claims: 5_000 };
const MIDDLE: Size = { entities: 10_000, claims: 50_000 };
const LARGE: Size = { entities: 50_000, claims: 250_000 };

/** Asks the page for the whole graph. */
const WHOLE = "?start=all";

/** Asks the page for the entity with most claims and those around it. */
const HUB = `?start=chosen&expand=${encodeURIComponent(expansionText({ entity: entityOf(0).id }))}`;

/** The page in Chromium, as ratios to sigma alone with the same graph in the same run, or to itself with a small one. */
export const WEB: readonly Benchmark[] = [
  inChromium("script", script),
  inChromium("overview", (browser) => besideSmall(browser, "overview", "")),
  inChromium("neighbourhood", (browser) => besideSmall(browser, "neighbourhood of the largest hub", HUB)),
  inChromium("paint", async (browser) => [
    await firstPaint(browser, SMALL, 1.5),
    await firstPaint(browser, MIDDLE, 1.2),
  ]),
  inChromium("pan", pan),
  inChromium("hover", hover),
  inChromium("heap", async (browser) => [await heap(browser, SMALL), await heap(browser, MIDDLE)]),
  { name: "web payload", run: payload },
];

function inChromium(name: string, measure: (browser: Browser) => Promise<Figure[]>): Benchmark {
  return {
    name: `web ${name}`,
    async run() {
      if (CHROMIUM === undefined) throw new Error(`The page cannot be measured: ${NO_CHROMIUM}`);
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
      try {
        return await measure(browser);
      } finally {
        await browser.close();
      }
    },
  };
}

async function script(browser: Browser): Promise<Figure[]> {
  const { address, close } = await serve(SMALL);
  const bytes = await (await visit(browser, address)).script();
  await close();
  return [
    {
      what: "Script before the first paint, gzipped",
      found: `${(bytes / 1000).toFixed(0)} kB`,
      wanted: "at most 180 kB",
      holds: bytes <= 180_000,
    },
  ];
}

/** A view of a large store beside that of a small one. */
async function besideSmall(browser: Browser, what: string, query: string): Promise<Figure[]> {
  const [small, large] = [await serve(SMALL), await serve(LARGE)];
  const [there, here] = await medians(browser, [small.address + query, large.address + query]);
  await small.close();
  await large.close();
  const { entities, claims } = LARGE;
  return [
    ratio(
      `First view of ${entities.toLocaleString("en")} entities and ${claims.toLocaleString("en")} claims, ${what}, beside that of a small store`,
      here,
      there,
      "ms",
      1.5,
    ),
  ];
}

async function firstPaint(browser: Browser, size: Size, most: number): Promise<Figure> {
  const pair = await servePair(size);
  const [ours, bare] = await medians(browser, [pair.address + WHOLE, pair.bare]);
  await pair.close();
  return ratio(`${pair.size}: first paint`, ours, bare, "ms", most);
}

/** Ours and the bare page one after the other, each as it is measured. */
async function compared<Measure>(
  browser: Browser,
  size: Size,
  measure: (visited: Visited) => Promise<Measure>,
): Promise<{ pair: Pair; ours: Measure; bare: Measure }> {
  const pair = await servePair(size);
  const measured = async (address: string) => {
    const visited = await visit(browser, address);
    await rest(visited);
    const found = await measure(visited);
    await visited.close();
    return found;
  };
  const [ours, bare] = [await measured(pair.address + WHOLE), await measured(pair.bare)];
  await pair.close();
  return { pair, ours, bare };
}

async function pan(browser: Browser): Promise<Figure[]> {
  const { pair, ours, bare } = await compared(browser, MIDDLE, framesWhilePanning);
  return [
    {
      what: `${pair.size}: frames a second while panning`,
      found: `${ours.toFixed(1)}, bare sigma ${bare.toFixed(1)}: ${(ours / bare).toFixed(2)} times`,
      wanted: "at least 2 times",
      holds: ours >= 2 * bare,
    },
  ];
}

async function hover(browser: Browser): Promise<Figure[]> {
  const { pair, ours, bare } = await compared(browser, MIDDLE, overHub);
  return [
    ratio(`${pair.size}: longest frame on hovering the largest hub`, ours.longest, bare.longest, "ms", 1.5),
    {
      what: `${pair.size}: labels while the largest hub is hovered`,
      found: `${ours.labels}, bare sigma ${bare.labels}`,
      wanted: "at most 30",
      holds: ours.labels > 0 && ours.labels <= 30,
    },
  ];
}

async function overHub(visited: Visited): Promise<Hover> {
  const hub = await visited.page.locator("[data-hub]").first().getAttribute("data-hub");
  const place = JSON.parse(hub ?? "[0,0]") as [number, number];
  const found: Hover[] = [];
  for (let run = 0; run < RUNS; run++) found.push(await hoverOver(visited, place));
  return found.sort((a, b) => a.longest - b.longest)[Math.floor(RUNS / 2)]!;
}

async function heap(browser: Browser, size: Size): Promise<Figure> {
  const { pair, ours, bare } = await compared(browser, size, heapOf);
  return ratio(`${pair.size}: heap`, ours, bare, "MB", 2);
}

/** What comes over the wire for the whole graph and its places beside the same fields as JSON, compressed. */
async function payload(): Promise<Figure[]> {
  const pair = await servePair(MIDDLE);
  const compact = `${pair.address}api/graph/compact`;
  const sent = await bytesOf(compact);
  const same = expand((await (await fetch(compact)).json()) as CompactGraph);
  const plain = gzipSync(JSON.stringify(same)).length;
  await pair.close();
  return [
    ratio(
      `${pair.size}: the graph's payload beside the gzipped JSON of the same fields`,
      sent / 1000,
      plain / 1000,
      "kB",
      0.5,
    ),
  ];
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

/** The median times of first paint of two pages, opened in turn, so that what else the machine does meets both. */
async function medians(browser: Browser, addresses: readonly [string, string]): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let run = 0; run < PAINTS; run++)
    for (const page of [0, 1] as const) {
      const visited = await visit(browser, addresses[page]);
      times[page].push(visited.painted);
      await visited.close();
    }
  const median = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(PAINTS / 2)]!;
  return [median(times[0]), median(times[1])];
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
