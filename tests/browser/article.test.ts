import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { clickRelation } from "./stage.ts";
import { TALKS } from "./stories.ts";

async function openArticle(page: Page) {
  await clickRelation(page, "Niger praised France");
  await page.getByRole("button", { name: /thanked.*for its patience/ }).click();
  const article = page.getByRole("region", { name: "Article" });
  await article.locator("[aria-current=true]").waitFor();
  return article;
}

const sentence = "[aria-current=true]";

describe("the margin of an article", () => {
  journey("holds every claim of the article in words, and leads to its sentence", async ({ visit }) => {
    const page = await visit([TALKS]);
    const article = await openArticle(page);
    const margin = article.getByRole("list", { name: "Claims beside this paragraph" }).getByRole("button");
    expect(await margin.allInnerTexts()).toEqual([
      "France criticized Niger",
      "Anna Keller met with Idris Sow",
      "Anna Keller and Idris Sow spoke with one another",
      expect.stringMatching(/^Niger visited Togo\s*not told as done$/),
      expect.stringMatching(/^Togo visited Ghana\s*denied$/),
      expect.stringMatching(/^Ghana visited Benin\s*said by someone$/),
      "Benin visited Mali",
      "France warned …",
      "protesters protested against France",
      "Niger praised France",
    ]);
    await margin.getByText("Benin visited Mali").click();
    await expect.poll(() => article.locator(sentence).textContent()).toBe("Benin visited Mali.");
    expect(await article.locator(`${sentence} mark.target`).textContent()).toBe("Mali");
  });

  journey("stands beside its own paragraph", async ({ visit }) => {
    const page = await visit([TALKS]);
    const article = await openArticle(page);
    const claim = await article.getByRole("button", { name: /^France warned/ }).boundingBox();
    const text = await article.getByText("also warned against haste").boundingBox();
    expect(Math.abs((claim?.y ?? 0) - (text?.y ?? 999))).toBeLessThan(12);
    expect(claim?.x).toBeGreaterThan((text?.x ?? 999) + 100);
  });
});

describe("by keyboard", () => {
  journey(
    "N and P walk from claim to claim, and closing returns to the sentence it was opened from",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      const article = await openArticle(page);
      const read = () => article.locator(sentence).textContent();
      expect(await article.getByRole("button", { name: "Next claim" }).isDisabled()).toBe(true);
      await page.keyboard.press("p");
      await expect.poll(read).toBe("protesters marched against France.");
      await page.keyboard.press("p");
      await expect.poll(read).toBe("France also warned against haste.");
      await page.keyboard.press("n");
      await expect.poll(read).toBe("protesters marched against France.");
      await page.getByRole("button", { name: "Close the article" }).click();
      await article.waitFor({ state: "detached" });
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe("Niger thanked France for its patience.");
    },
  );
});
