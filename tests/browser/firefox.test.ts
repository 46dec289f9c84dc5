import { existsSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser, type ElementHandle, type Page } from "puppeteer-core";
import { afterAll, beforeEach, expect, test } from "vitest";
import { temporaryFolder } from "#tests/web/server/servedStore.ts";
import { serve } from "./serving.ts";
import { TALKS } from "./stories.ts";

const FIREFOX = [process.env.FIREFOX, "/usr/bin/firefox", "/usr/bin/firefox-esr"].find(
  (path) => path !== undefined && existsSync(path),
);

const closing: (() => Promise<unknown>)[] = [];
beforeEach(({ skip }) => {
  if (FIREFOX === undefined)
    skip("the first journey in Firefox: no Firefox on this machine; install it or name it in FIREFOX.");
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

/** Asked for again and again from here: puppeteer's own waiting evaluates text in the page, which the page's policy forbids. */
async function appeared(page: Page, selector: string): Promise<ElementHandle> {
  await expect.poll(() => page.$(selector), { timeout: 60_000, interval: 300 }).not.toBeNull();
  return (await page.$(selector))!;
}

/** Playwright drives builds of Firefox that it brings itself; puppeteer drives the one that is there, by WebDriver BiDi. */
async function launched(executablePath: string): Promise<Browser> {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath,
    timeout: 120_000,
    protocolTimeout: 120_000,
    // Drawn by the processor where there is no graphics card.
    extraPrefsFirefox: { "webgl.force-enabled": true },
  });
  closing.push(() => browser.close());
  return browser;
}

/** Where the line of a relation is drawn; where the machine has no driver for WebGL, its row in the table. CSS pixels in the window. */
function placeOf(map: Element, line: string): [number, number] {
  const places = (map as HTMLElement).dataset.relations;
  if (places !== undefined) {
    const { left, top } = map.getBoundingClientRect();
    const [x, y] = JSON.parse(places)[line];
    return [left + x, top + y];
  }
  const rows = [...document.querySelectorAll('table[aria-label="Relations"] tbody tr')];
  const row = rows.find(({ textContent }) => textContent?.startsWith(line.split(" ").slice(0, 2).join("")));
  row?.scrollIntoView({ block: "center" });
  const { left, top, height } = row?.getBoundingClientRect() ?? new DOMRect();
  return [left + 20, top + height / 2];
}

test("in Firefox a line leads to its sentence, and the sentence to its article", {
  timeout: 240_000,
}, async () => {
  const address = await serve(join(temporaryFolder(), "store.db"), [TALKS], closing);
  const page = await (await launched(FIREFOX ?? "")).newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(address);
  const map = await appeared(page, '[data-drawn="true"], .graph [role="alert"]');
  const [x = 0, y = 0] = await page.evaluate(placeOf, map, "Niger praised France");
  await page.mouse.click(x, y);
  const sentence = await appeared(page, ".evidence .sentence");
  expect(await sentence.evaluate((element) => element.textContent)).toBe(
    "Niger thanked France for its patience.",
  );
  await sentence.click();
  const read = await appeared(page, 'section[aria-label="Article"] [aria-current="true"]');
  expect(await read.evaluate((element) => element.textContent)).toBe(
    "Niger thanked France for its patience.",
  );
  expect(problems).toEqual([]);
});
