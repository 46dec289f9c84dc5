import { existsSync } from "node:fs";
import { join } from "node:path";
import puppeteer, { type Browser } from "puppeteer-core";
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

test("in Firefox a line leads to its sentence, and the sentence to its article", {
  timeout: 240_000,
}, async () => {
  const address = await serve(join(temporaryFolder(), "store.db"), [TALKS], undefined, closing);
  const page = await (await launched(FIREFOX ?? "")).newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  await page.setViewport({ width: 1440, height: 900 });
  await page.goto(address);
  const stage = await page.waitForSelector('[data-drawn="true"]', { timeout: 60_000 });
  const [x = 0, y = 0] = await page.evaluate(
    (element, line) => {
      const { left, top } = element!.getBoundingClientRect();
      const places = JSON.parse((element as HTMLElement).dataset.relations ?? "{}");
      return [left + places[line][0], top + places[line][1]];
    },
    stage,
    "Niger praised France",
  );
  await page.mouse.click(x, y);
  const sentence = await page.waitForSelector(".evidence .sentence");
  expect(await sentence?.evaluate((element) => element.textContent)).toBe(
    "Niger thanked France for its patience.",
  );
  await sentence?.click();
  const read = await page.waitForSelector('section[aria-label="Article"] [aria-current="true"]');
  expect(await read?.evaluate((element) => element.textContent)).toBe(
    "Niger thanked France for its patience.",
  );
  expect(problems).toEqual([]);
});
