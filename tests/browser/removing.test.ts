import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { clickEntity } from "./stage.ts";
import { ECHO, TALKS } from "./stories.ts";

const entities = (page: Page) => page.getByRole("table", { name: "Entities" });

describe("removing an article", () => {
  const ask = async (page: Page, title: string) => {
    await page.getByText("Only from articles").click();
    await page.getByRole("button", { name: `Remove ${title}` }).click();
    return page.getByRole("dialog", { name: `Remove “${title}”?` });
  };

  journey(
    "says what goes with it, takes it out of the view, and no step back leads there",
    async ({ visit }) => {
      const page = await visit([TALKS, ECHO]);
      await clickEntity(page, "Niger");
      await page.getByRole("button", { name: /thanked/ }).click();
      await page
        .getByRole("region", { name: "Article", exact: true })
        .locator("[aria-current=true]")
        .waitFor();

      const dialog = await ask(page, "Envoys, talks and a telephone");
      await dialog
        .getByText(
          "With it go 10 claims in 10 sentences, and “Anna Keller”, “Idris Sow”, “Benin”, “Ghana”, “Togo”, “protesters” and 2 more, whom no other article names.",
        )
        .waitFor();
      await dialog.getByRole("button", { name: "Keep it" }).click();
      expect(await dialog.count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
        "Remove Envoys, talks and a telephone",
      );

      await page.keyboard.press("Enter");
      await dialog.getByRole("button", { name: "Remove" }).click();
      await dialog.waitFor({ state: "detached" });
      await entities(page).getByText("Anna Keller", { exact: true }).waitFor({ state: "detached" });
      await entities(page).getByText("France", { exact: true }).waitFor();
      await page.getByRole("status").getByText("Removed “Envoys, talks and a telephone”.").waitFor();
      expect(await page.getByRole("region", { name: "Article", exact: true }).count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("SUMMARY");
      await page.getByRole("button", { name: "Undo" }).click();
      expect(new URL(page.url()).searchParams.has("read")).toBe(false);
    },
  );

  journey("that is open closes it", async ({ visit }) => {
    const page = await visit([TALKS, ECHO]);
    await clickEntity(page, "Niger");
    await page.getByRole("button", { name: /thanked/ }).click();
    const article = page.getByRole("region", { name: "Article", exact: true });
    await article.getByRole("button", { name: "Remove" }).click();
    const dialog = page.getByRole("dialog", { name: "Remove “Envoys, talks and a telephone”?" });
    await dialog.getByRole("button", { name: "Remove" }).click();
    await article.waitFor({ state: "detached" });
    await entities(page).getByText("Anna Keller", { exact: true }).waitFor({ state: "detached" });
    expect(await dialog.count()).toBe(0);
  });

  journey("of the only one leaves an empty store, which says how to fill it", async ({ visit }) => {
    const page = await visit([ECHO]);
    const dialog = await ask(page, "France, again");
    await dialog.getByText("It is the only article that is stored: nothing stays.").waitFor();
    await dialog.getByRole("button", { name: "Remove" }).click();
    await page.getByRole("heading", { name: "No articles yet" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("No articles yet");
  });

  journey("that fails is told", async ({ visit }) => {
    const page = await visit([TALKS], { expected: /status of 500/ });
    await page.route("**/api/articles/talks", (route) =>
      route.request().method() === "DELETE"
        ? route.fulfill({ status: 500, json: { error: "The store cannot be written." } })
        : route.fallback(),
    );
    const dialog = await ask(page, "Envoys, talks and a telephone");
    await dialog.getByRole("button", { name: "Remove" }).click();
    await dialog.getByRole("alert").getByText("The store cannot be written.").waitFor();
  });
});
