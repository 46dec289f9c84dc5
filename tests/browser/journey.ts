import { join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, test as base, expect } from "vitest";
import type { Extraction } from "#schema/extraction.ts";
import { temporaryFolder } from "#tests/web/server/servedStore.ts";
import { CHROMIUM, FLAGS, NO_CHROMIUM } from "./chromium.ts";
import { type ServeOptions, serve } from "./serving.ts";

let browser: Promise<Browser> | undefined;
afterAll(async () => (await browser)?.close());

export interface VisitOptions extends BrowserContextOptions, ServeOptions {
  /** Called before the page is asked for. */
  before?: (page: Page) => Promise<unknown>;
  /** Problems that this journey causes on purpose. */
  expected?: RegExp;
  /** What is asked of the page after its address. Default: nothing. */
  query?: string;
  /** Whether to wait until the graph is drawn. Default: true. */
  drawn?: boolean;
  /** The file of a store that is there already, in place of a new one. */
  store?: string;
}

/** Opens the real page over a new store with these extractions. */
export type Visit = (extractions: Extraction[], options?: VisitOptions) => Promise<Page>;

/**
 * A test with a browser. It also fails where the page wrote an error or a warning to the console, threw, broke its
 * Content-Security-Policy, or asked for anything outside its own server.
 */
export const journey = base.extend<{ visit: Visit }>({
  visit: async ({ skip }, use) => {
    if (CHROMIUM === undefined) skip(`browser journeys: ${NO_CHROMIUM}`);
    const problems: string[] = [];
    const closing: (() => Promise<unknown>)[] = [];
    await use(
      async (
        extractions,
        { before, expected, query = "", drawn = true, store, sample, reach, token, ...options } = {},
      ) => {
        browser ??= chromium.launch({ executablePath: CHROMIUM ?? "", args: FLAGS });
        const place = store ?? join(temporaryFolder(), "store.db");
        const address = await serve(place, extractions, closing, { sample, reach, token });
        const context = await (await browser).newContext({
          viewport: { width: 1440, height: 900 },
          ...options,
        });
        closing.push(() => context.close());
        const page = await context.newPage();
        page.setDefaultTimeout(60_000);
        const note = (problem: string) => expected?.test(problem) || problems.push(problem);
        page.on(
          "console",
          (message) => ["error", "warning"].includes(message.type()) && note(message.text()),
        );
        page.on("pageerror", (error) => note(error.message));
        page.on(
          "request",
          (request) => isAtHome(request.url(), address) || note(`asked for ${request.url()}`),
        );
        await before?.(page);
        await page.goto(address + query);
        if (drawn) await settled(page);
        return page;
      },
    );
    for (const close of closing.reverse()) await close();
    expect(problems).toEqual([]);
  },
});

/** Waits until the graph is drawn and moves no more: the stage has its size once the dates below it are there. */
export async function settled(page: Page): Promise<void> {
  await page.locator('[data-drawn="true"]').waitFor();
  await page.locator('section.timeline[aria-busy="false"]').waitFor({ state: "attached" });
  const standing = () =>
    page.locator(".stage").evaluate((stage) => {
      const { x, y, width, height } = stage.getBoundingClientRect();
      return JSON.stringify([x, y, width, height, stage.getAttribute("data-entities")]);
    });
  for (let last = "", now = await standing(); now !== last; ) {
    last = now;
    await page.waitForTimeout(150);
    now = await standing();
  }
}

function isAtHome(url: string, address: string): boolean {
  return url.startsWith(address) || url.startsWith(`blob:${address}`) || url.startsWith("data:");
}
