import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect } from "vitest";
import { madeStore } from "#tests/bench/web/served.ts";
import { CHROMIUM } from "./chromium.ts";
import { journey } from "./journey.ts";

/** A made store of 10,000 entities and 50,000 claims; "Amal Abara 0" has most of them. */
let store = "";
beforeAll(async () => {
  if (CHROMIUM !== undefined) store = await madeStore(10_000, 50_000);
}, 600_000);

const TIMEOUT = 180_000;
const HUB = "Amal Abara 0";

const entities = (page: Page) => page.getByRole("table", { name: "Entities" });
const shown = async (page: Page) => Number(await entities(page).getAttribute("aria-rowcount")) - 1;
const evidence = (page: Page) => page.getByRole("complementary", { name: "Evidence" });

async function chooseHub(page: Page): Promise<void> {
  await entities(page).getByText(HUB, { exact: true }).click();
  await evidence(page).getByRole("heading", { name: HUB }).waitFor();
}

describe("on a store of 10,000 entities and 50,000 claims", () => {
  journey(
    "the strongest ties come first, and a line leads to its sentence and its article",
    { timeout: TIMEOUT },
    async ({ visit }) => {
      const page = await visit([], { store });
      await page.getByText(/^60 of 9,\d\d\d entities, of the strongest ties/).waitFor();
      expect(await shown(page)).toBe(60);
      await page.getByRole("table", { name: "Relations" }).locator("tbody tr").first().click();
      await evidence(page).locator(".sentence").first().click();
      await page.getByRole("region", { name: "Article" }).locator("[aria-current=true]").waitFor();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    },
  );

  journey(
    "a hub tells how many it hides, expands by its strongest, once more by the next, and collapses to what was there",
    { timeout: TIMEOUT },
    async ({ visit }) => {
      const page = await visit([], { store });
      await chooseHub(page);
      await evidence(page)
        .getByText(/^The first 100 of 4,\d\d\d: /)
        .waitFor();
      for (const entities of [120, 180]) {
        await page.getByRole("button", { name: /^Expand \(\+2,\d\d\d hidden\)$/ }).click();
        await page.getByRole("button", { name: /^The strongest 60 / }).click();
        await expect.poll(() => shown(page)).toBe(entities);
      }
      await page.getByRole("button", { name: "Collapse" }).click();
      await expect.poll(() => shown(page)).toBe(60);
    },
  );

  journey(
    "a question is completed and answered as graph, table and timeline",
    { timeout: TIMEOUT },
    async ({ visit }) => {
      const page = await visit([], { store });
      for (const [field, words] of [
        ["Who", "Boris"],
        ["Did or said", "warn"],
        ["When", "2024-03-26"],
      ] as const) {
        const box = page.getByRole("combobox", { name: field, exact: true });
        await box.fill(words);
        await page.getByRole("listbox", { name: field, exact: true }).getByRole("option").first().waitFor();
        await box.press("Enter");
      }
      const rows = page.getByRole("table", { name: "Relations" }).locator("tbody tr");
      await expect
        .poll(async () => new Set((await rows.allTextContents()).map((row) => row.includes("warned"))))
        .toEqual(new Set([true]));
      await page.getByRole("region", { name: "Timeline" }).getByText("26 March 2024").waitFor();
    },
  );

  journey(
    "two are found by search and linked by chains, each hop with its sentence",
    { timeout: TIMEOUT },
    async ({ visit }) => {
      const page = await visit([], { store });
      await page.keyboard.press("/");
      await page.keyboard.type("Petra Novak");
      await page.getByRole("listbox", { name: "Results" }).getByRole("option").first().waitFor();
      await page.keyboard.press("Enter");
      await evidence(page)
        .getByRole("heading", { name: /^Petra Novak/ })
        .waitFor();
      await page.getByRole("button", { name: "Find paths" }).click();
      const to = page.getByRole("combobox", { name: "To", exact: true });
      await to.fill("Goran Keita");
      await page.getByRole("listbox", { name: "To", exact: true }).getByRole("option").first().waitFor();
      await to.press("Enter");
      const paths = page.getByRole("region", { name: "Paths" });
      await paths.getByText(/^[1-5] chains? from Petra Novak/).waitFor({ timeout: 60_000 });
      const hops = await paths.locator(".chain ol > li").count();
      expect(await paths.locator(".sentence").count()).toBe(hops);
    },
  );

  journey("all of it is drawn when asked for", { timeout: TIMEOUT }, async ({ visit }) => {
    const page = await visit([], { store });
    await page.getByRole("button", { name: "Draw all" }).click();
    await page
      .getByRole("group", { name: /^Map of 9,\d\d\d entities and 49,\d\d\d relations/ })
      .waitFor({ timeout: 150_000 });
    // Of so many that are drawn no places are told any more, as they are of the few before.
    await expect
      .poll(() => page.locator(".stage").getAttribute("data-entities"), { timeout: 150_000 })
      .toBeNull();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("group", { name: /^Map of 60 entities/ }).waitFor();
  });
});
