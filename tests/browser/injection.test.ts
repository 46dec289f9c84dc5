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

  const [title = "", outlet = "", byline = ""] = INJECTIONS.slice(10);
  for (const string of [title, outlet, byline])
    expect((await article.locator("header").allTextContents()).join()).toContain(string);
  await page.getByRole("button", { name: "Close the article" }).click();

  for (const query of ["injected example", "script", "onerror"]) {
    await page.getByRole("searchbox", { name: "Search" }).fill(query);
    const results = page.getByRole("listbox", { name: "Results" });
    await results.getByRole("option").first().waitFor();
    const shown = await results.getByRole("option").allTextContents();
    expect(INJECTIONS.filter((string) => shown.some((text) => text.includes(string)))).not.toEqual([]);
    await page.getByRole("searchbox", { name: "Search" }).fill("");
  }

  await page.getByText("Only from outlets").click();
  await page.getByText("Only from articles").click();
  const legend = (await page.getByRole("region", { name: "Legend" }).allTextContents()).join();
  expect(legend).toContain(title);
  expect(legend).toContain(outlet);

  await page.getByRole("button", { name: "Tree" }).click();
  expect(await missingIn(page.getByRole("treeitem"))).toEqual([]);
  expect(await hasRun(page)).toBe(false);
});

journey("they are chosen, asked about, linked, measured and exported as text", async ({ visit }) => {
  const page = await visit([injectedArticle()], {
    expected: /status of 404/,
    before: async (page) => page.on("dialog", (dialog) => expect.unreachable(dialog.message())),
  });
  const choose = async (field: string, words: string, name: string) => {
    const box = page.getByRole("combobox", { name: field, exact: true });
    await box.fill(words);
    const options = page.getByRole("listbox", { name: field, exact: true }).getByRole("option");
    await options.filter({ hasText: name }).first().click();
    await expect.poll(() => box.inputValue()).toBe(name);
  };
  const name = INJECTIONS[1] ?? "";
  await choose("To whom", "img", name);
  await page.getByRole("button", { name: "Find paths" }).click();
  await choose("From", "Chair", "Chair");
  await choose("To", "img", name);
  const paths = page.getByRole("region", { name: "Paths" });
  await paths.getByRole("heading", { name: `Chair – ${name}` }).waitFor();
  await paths.getByRole("button", { name: /^Show in the graph/ }).click();
  await page.getByText("Who stands where").click();
  await page.locator(".measures").getByText("most connected").waitFor();
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog
    .getByText(`between Chair and ${name}`)
    .or(dialog.getByText(`between ${name} and Chair`))
    .waitFor();
  await page.keyboard.press("Escape");
  await page.goto(`${page.url()}&focus=${encodeURIComponent(`person:${name}`)}`);
  await page.getByRole("alert").getByText(name.replaceAll("-", " ")).waitFor();
  expect(await hasRun(page)).toBe(false);
});
