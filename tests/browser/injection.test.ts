import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { INJECTIONS, injectedArticle } from "./injections.ts";
import { journey } from "./journey.ts";

/** The strings that a part of the page does not show as they are. */
async function missingIn(part: Locator): Promise<string[]> {
  const text = (await part.allTextContents()).join("\n");
  return INJECTIONS.filter((string) => !text.includes(string));
}

async function hasRun(page: Page): Promise<boolean> {
  return page.evaluate(() => "ran" in window);
}

/** The journey itself fails on a request elsewhere, and on a script that the page's Content-Security-Policy had to stop. */
journey("a hundred strings that would run as markup are shown as text in every panel", async ({ visit }) => {
  expect(INJECTIONS).toHaveLength(100);
  const page = await visit([injectedArticle()], {
    query: "?start=all",
    before: async (page) => page.on("dialog", (dialog) => expect.unreachable(dialog.message())),
  });
  const rows = page.getByRole("table", { name: "Relations" }).locator("tbody tr");
  await expect.poll(() => rows.count()).toBe(INJECTIONS.length);
  expect(await missingIn(rows)).toEqual([]);
  expect(await missingIn(page.getByRole("table", { name: "Entities" }))).toEqual([]);

  await page.getByRole("table", { name: "Entities" }).getByText("Chair", { exact: true }).click();
  const evidence = page.getByRole("complementary", { name: "Evidence" });
  const sentences = evidence.locator(".sentence");
  await expect.poll(() => sentences.count()).toBe(INJECTIONS.length);
  expect(await missingIn(sentences)).toEqual([]);
  expect(await missingIn(evidence.locator(".claim-head"))).toEqual([]);
  expect(await missingIn(evidence.locator(".claim-foot"))).toEqual([]);

  await sentences.first().click();
  const article = page.getByRole("region", { name: "Article" });
  await article.locator("[aria-current=true]").waitFor();
  expect(await missingIn(article)).toEqual([]);
  expect(await missingIn(article.locator(".margin"))).toEqual([]);
  // An address that is a script never becomes a link.
  expect(await article.getByRole("link").count()).toBe(0);

  for (const query of ["injected example", "script", "onerror"]) {
    await page.getByRole("searchbox", { name: "Search" }).fill(query);
    await page.getByRole("option").first().waitFor();
    await page.getByRole("searchbox", { name: "Search" }).fill("");
  }
  expect(await hasRun(page)).toBe(false);
});
