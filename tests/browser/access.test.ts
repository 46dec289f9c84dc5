import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { clickRelation } from "./stage.ts";
import { TALKS } from "./stories.ts";

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

const WINDOWS = [
  ["light", 1440, 900],
  ["dark", 1440, 900],
  ["light", 1024, 768],
  // 1,024 pixels at 200 % zoom
  ["dark", 512, 384],
] as const;

describe("axe finds nothing", () => {
  journey.for(WINDOWS)(
    "in %s colours at %i × %i, from the first view to the article",
    async ([colorScheme, width, height], { visit }) => {
      const page = await visit([TALKS], { colorScheme, viewport: { width, height } });
      expect(await violations(page)).toEqual([]);

      await clickRelation(page, "Niger praised France");
      const sentence = page.getByRole("button", { name: /thanked/ });
      await sentence.waitFor();
      await page.getByText("90 % sure").first().click();
      expect(await violations(page)).toEqual([]);

      await sentence.click();
      await page.getByRole("region", { name: "Article" }).locator("[aria-current=true]").waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  journey.for(["light", "dark"] as const)(
    "in %s colours with results and the export dialog open",
    async (colorScheme, { visit }) => {
      const page = await visit([TALKS], { colorScheme });
      await page.getByRole("searchbox", { name: "Search" }).fill("France");
      await page.getByRole("option").first().waitFor();
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Export" }).click();
      await page.getByRole("dialog", { name: "Export" }).waitFor();
      expect(await violations(page)).toEqual([]);
    },
  );

  journey("on an empty store", async ({ visit }) => {
    const page = await visit([], { drawn: false });
    await page.getByRole("heading", { name: "No articles yet" }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe("at 200 % zoom", () => {
  journey("nothing runs out of the window sideways", async ({ visit }) => {
    const page = await visit([TALKS], { viewport: { width: 512, height: 384 } });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(512);
    for (const name of ["Relations", "Entities"]) {
      const row = page.getByRole("table", { name }).locator("tbody tr").first();
      await row.scrollIntoViewIfNeeded();
      expect(await row.isVisible()).toBe(true);
    }
  });
});

describe("the colours", () => {
  journey("follow the system until the reader chooses, and the choice is kept", async ({ visit }) => {
    const page = await visit([TALKS], { colorScheme: "dark" });
    const theme = () => page.locator("html").getAttribute("data-theme");
    expect(await theme()).toBe("dark");
    await page.getByRole("button", { name: "Switch to light colours" }).click();
    expect(await theme()).toBe("light");
    await page.reload();
    expect(await theme()).toBe("light");
  });
});

describe("for screen readers", () => {
  journey("the marks of a sentence are named, and its text stays the article's own", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, "Niger praised France");
    const sentence = page.getByRole("button", {
      name: /\[source: Niger \]\s*\[relation: thanked \]\s*\[target: France \] for its patience\./,
    });
    await sentence.waitFor();
    expect(await sentence.innerText()).toBe("Niger thanked France for its patience.");
  });

  journey("what came for a choice is announced", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, "Niger praised France");
    await page
      .getByRole("status")
      .getByText(/^2 claims: (Niger and France|France and Niger)$/)
      .waitFor();
  });
});
