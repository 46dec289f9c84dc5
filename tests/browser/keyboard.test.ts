import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { TALKS } from "./stories.ts";

/** What has the focus, as a reader would say it. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
}

/** Presses Tab until the focus is on something that matches; fails where it comes round without. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`The Tab key does not reach "${selector}".`);
}

describe("without a mouse", () => {
  journey(
    "a row of the tables leads to its sentence, the sentence to its article, and Escape back",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      await tabTo(page, 'table[aria-label="Relations"] tr');
      while (!(await focused(page)).startsWith("Nigerpraised")) await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      const evidence = page.getByRole("complementary", { name: "Evidence" });
      await evidence.getByRole("heading", { name: "Niger praised France" }).waitFor();

      await tabTo(page, ".evidence .sentence");
      expect(await focused(page)).toBe("Niger thanked France for its patience.");
      await page.keyboard.press("Enter");
      const article = page.getByRole("region", { name: "Article" });
      await article.locator("[aria-current=true]").waitFor();
      expect(await focused(page)).toBe("Niger thanked France for its patience.");
      expect(
        await page.evaluate(() =>
          document.activeElement?.closest("[aria-label]")?.getAttribute("aria-label"),
        ),
      ).toBe("Article");

      await page.keyboard.press("Escape");
      await article.waitFor({ state: "detached" });
      expect(await page.evaluate(() => document.activeElement?.matches(".evidence .sentence"))).toBe(true);
    },
  );

  journey("Escape closes the dialog above an article, and leaves the article open", async ({ visit }) => {
    const page = await visit([TALKS], { query: "?read=0~~talks" });
    const article = page.getByRole("region", { name: "Article" });
    await article.locator("[aria-current=true]").waitFor();
    await page.getByRole("button", { name: "Export" }).click();
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await article.count()).toBe(1);
  });

  journey("an entity of the table shows its claims, and is marked as the chosen one", async ({ visit }) => {
    const page = await visit([TALKS]);
    await tabTo(page, 'table[aria-label="Entities"] tr');
    await page.keyboard.press("End");
    const last = await focused(page);
    await page.keyboard.press("Home");
    expect(await focused(page)).not.toBe(last);
    await page.keyboard.press(" ");
    const first = page.getByRole("table", { name: "Entities" }).locator("tr[aria-current=true]");
    await first.waitFor();
    const name = (await first.locator("td").first().textContent()) ?? "";
    await page
      .getByRole("complementary", { name: "Evidence" })
      .getByRole("heading", { name, level: 2 })
      .waitFor();
  });

  journey("the map moves and zooms by keys", async ({ visit }) => {
    const page = await visit([TALKS]);
    const places = () => page.locator(".stage").getAttribute("data-entities");
    const seen = [await places()];
    await tabTo(page, ".stage");
    for (const key of ["Shift+ArrowLeft", "+", "0"]) {
      await page.keyboard.press(key);
      await expect.poll(places, { timeout: 10_000 }).not.toBe(seen.at(-1));
      seen.push(await places());
    }
    await expect.poll(places, { timeout: 10_000 }).toBe(seen[0]);
  });

  journey("arrow keys walk the map from neighbour to neighbour, and say who is there", async ({ visit }) => {
    const page = await visit([TALKS]);
    await tabTo(page, ".stage");
    const said = page.getByRole("region", { name: "Graph" }).getByRole("status").first();
    await page.keyboard.press("ArrowRight");
    await expect
      .poll(() => said.textContent())
      .toMatch(/^\S.*, (state|person|body|group), \d+ claims?, \d+ neighbours? in view\.$/);
    const first = await said.textContent();
    for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]) {
      await page.keyboard.press(key);
      await expect.poll(() => said.textContent()).not.toBe(first);
      if ((await said.textContent()) !== "Nobody there.") break;
    }
    const name = first?.split(",")[0] ?? "";
    // Whoever is come to is told with what ties them to where the walk came from.
    expect(await said.textContent()).toContain(name);
  });

  journey("the bar above the tables gives them more room", async ({ visit }) => {
    const page = await visit([TALKS]);
    const height = async () => (await page.locator(".tables").boundingBox())?.height ?? 0;
    const before = await height();
    await tabTo(page, '[aria-label="Height of the tables"]');
    for (let press = 0; press < 4; press++) await page.keyboard.press("ArrowUp");
    expect(await height()).toBeGreaterThan(before + 80);
  });

  const TOGO = "select=entity&select=state:togo";
  journey.for<[button: string, query: string, heir: string]>([
    ["Hide", TOGO, ".stage"],
    ["Show them", "hide=state:togo", ".stage"],
    ["Close the evidence", TOGO, ".stage"],
    ["Collapse", `start=chosen&expand=~~~state:togo&${TOGO}`, ".stage"],
    ["Start here", TOGO, ".stage, .chosen-actions button"],
    ["Leave the focus", "focus=state:togo", ".stage"],
    ["Strongest ties", "start=all", ".stage"],
    // All claims are of one day: there is no time to be moved to.
    ["Clear the time", "since=2024-05-06&until=2024-05-06", ".stage"],
    ["Who: anything", "who=state:togo", ".question input"],
    ["All sources", "outlet=The Test Courier", ".legend summary"],
    ["Close the paths", "path=&path=", ".find-paths"],
  ])("“%s” goes away when it is pressed, and passes the focus on", async ([name, query, heir], { visit }) => {
    const page = await visit([TALKS], { query: `?${query}` });
    const button = page.getByRole("button", { name, exact: true });
    await button.focus();
    const before = page.url();
    await page.keyboard.press("Enter");
    await expect.poll(() => page.url()).not.toBe(before);
    await expect
      .poll(() => page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, heir))
      .toBe(true);
  });

  journey(
    "closing the evidence leads back to the row that opened it; the last Undo keeps the focus",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      await tabTo(page, 'table[aria-label="Relations"] tr');
      const row = await focused(page);
      await page.keyboard.press("Enter");
      const close = page.getByRole("button", { name: "Close the evidence" });
      await close.focus();
      await page.keyboard.press("Enter");
      await close.waitFor({ state: "detached" });
      expect(await focused(page)).toBe(row);
      const undo = page.getByRole("button", { name: "Undo" });
      await undo.focus();
      await page.keyboard.press("Enter");
      await page.keyboard.press("Enter");
      await expect.poll(() => undo.isDisabled()).toBe(true);
      expect(await undo.evaluate((button) => button === document.activeElement)).toBe(true);
    },
  );

  journey("the focus is visible wherever it stands", async ({ visit }) => {
    const page = await visit([TALKS]);
    for (let stop = 0; stop < 12; stop++) {
      await page.keyboard.press("Tab");
      const outline = await page.evaluate(() => {
        const style = getComputedStyle(document.activeElement ?? document.body);
        return `${style.outlineStyle} ${style.outlineWidth}`;
      });
      expect(outline).toBe("solid 2px");
    }
  });
});
