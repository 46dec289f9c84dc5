import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { TALKS } from "./stories.ts";

describe("the search box", () => {
  journey("is reached by /, finds an entity by name, and chooses it by Enter", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.keyboard.press("/");
    await page.keyboard.type("anna");
    const box = page.getByRole("searchbox", { name: "Search" });
    expect(await box.inputValue()).toBe("anna");
    const first = page.getByRole("option").first();
    await first.waitFor();
    expect(await first.textContent()).toContain("Anna Keller");
    expect(await box.getAttribute("aria-activedescendant")).toBe(await first.getAttribute("id"));
    await page.keyboard.press("Enter");
    await page
      .getByRole("complementary", { name: "Evidence" })
      .getByRole("heading", { name: "Anna Keller" })
      .waitFor();
    expect(await page.getByRole("listbox").count()).toBe(0);
  });

  journey("finds a sentence by its words, marks them, and opens its article there", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.getByRole("searchbox", { name: "Search" }).fill("patience");
    const option = page.getByRole("option", { name: /Niger thanked France/ });
    await option.waitFor();
    expect(await option.locator("mark").allTextContents()).toEqual(["patience"]);
    while ((await option.getAttribute("aria-selected")) !== "true") await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const read = page.getByRole("region", { name: "Article" }).locator("[aria-current=true]");
    await read.waitFor();
    expect(await read.textContent()).toBe("Niger thanked France for its patience.");
  });

  journey("says so where nothing is found, and Escape closes what it shows", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.getByRole("searchbox", { name: "Search" }).fill("zzzz");
    const answer = page.getByText("Nothing found for “zzzz”.");
    await answer.waitFor();
    await page.keyboard.press("Escape");
    await answer.waitFor({ state: "detached" });
  });

  journey("asked in haste chooses what was typed last", async ({ visit }) => {
    const page = await visit([TALKS]);
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.fill("togo");
    await page.getByRole("option").first().waitFor();
    await box.fill("anna");
    await box.press("Enter");
    await page
      .getByRole("complementary", { name: "Evidence" })
      .getByRole("heading", { name: "Anna Keller" })
      .waitFor();
  });

  journey("takes no more than can be searched for", async ({ visit }) => {
    const page = await visit([TALKS]);
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.focus();
    await page.keyboard.insertText("patience ".repeat(40));
    expect((await box.inputValue()).length).toBe(200);
    await page
      .getByText(/^Nothing found for/)
      .or(page.getByRole("option").first())
      .waitFor();
  });

  journey("does not take / from someone who is typing", async ({ visit }) => {
    const page = await visit([TALKS]);
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.focus();
    await page.keyboard.type("1/2");
    expect(await box.inputValue()).toBe("1/2");
  });
});
