import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Extraction } from "#schema/extraction.ts";
import { LIVE, liveExtractions } from "#tests/web/export/bytes.ts";
import { fileOf, subgraph } from "#tests/web/export/subgraphs.ts";
import { writeHtml } from "#web/export/briefing/html.ts";
import { writeSvg } from "#web/export/picture/subgraph-picture.ts";
import { CHROMIUM, FLAGS, NO_CHROMIUM } from "./chromium.ts";
import { injectedArticle } from "./injections.ts";
import { TALKS } from "./stories.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-briefing-"));
let browser: Browser;

beforeEach(({ skip }) => {
  if (CHROMIUM === undefined) skip(`briefings in a browser: ${NO_CHROMIUM}`);
});
beforeAll(async () => {
  if (CHROMIUM !== undefined) browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A file as a reader opens it, with all that it asked for and complained of. */
async function opened(name: string, text: string): Promise<{ page: Page; noticed: string[] }> {
  const file = join(folder, name);
  writeFileSync(file, text);
  const address = pathToFileURL(file).href;
  const noticed: string[] = [];
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("request", (request) => {
    if (request.url() !== address) noticed.push(request.url());
  });
  page.on("dialog", (dialog) => noticed.push(dialog.message()));
  page.on("console", (message) => noticed.push(message.text()));
  page.on("pageerror", ({ message }) => noticed.push(message));
  await page.goto(address);
  return { page, noticed };
}

const LIVE_STORIES: Extraction[][] = [liveExtractions(), [injectedArticle()]];

test.each(LIVE_STORIES.map((stories) => [stories] as const))(
  "in a briefing nothing runs and nothing is fetched, whatever names and sentences say",
  async (stories) => {
    expect(LIVE).toHaveLength(200);
    const { page, noticed } = await opened("live.html", await fileOf(writeHtml(await subgraph(stories))));
    // Whatever waits for a pointer or the focus gets both.
    await page.mouse.move(300, 300);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    expect(
      await page.locator("main :is(script, img, iframe, object, embed, form, input, details, style)").count(),
    ).toBe(0);
    const links = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("href")!));
    expect(links.filter((href) => !/^(#|https?:)/.test(href))).toEqual([]);
    expect(noticed).toEqual([]);
  },
);

test("in a picture nothing runs and nothing is fetched", async () => {
  for (const stories of LIVE_STORIES) {
    const { page, noticed } = await opened("live.svg", await fileOf(writeSvg(await subgraph(stories))));
    await page.mouse.move(300, 300);
    expect(await page.evaluate(() => "ran" in window)).toBe(false);
    expect(noticed).toEqual([]);
  }
});

test("axe finds nothing in a briefing, and notes lead there and back", async () => {
  const { page, noticed } = await opened("talks.html", await fileOf(writeHtml(await subgraph([TALKS]))));
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))).toEqual([]);
  await page.getByRole("link", { name: "note 2", exact: true }).click();
  expect(new URL(page.url()).hash).toBe("#note-2");
  await page.getByRole("link", { name: "back to the statement of note 2", exact: true }).click();
  expect(new URL(page.url()).hash).toBe("#statement-2");
  expect(noticed).toEqual([]);
});
