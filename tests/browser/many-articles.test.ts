import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { written } from "#tests/data/store/people.ts";
import { journey } from "./journey.ts";
import { ECHO, TALKS } from "./stories.ts";

/** How many relations the table has. */
const relations = (page: Page) =>
  page.getByRole("table", { name: "Relations" }).locator("tbody").getByRole("row").count();

describe("somebody in many articles", () => {
  journey("shows the offices, what was joined and why, and opens the sentences", async ({ visit }) => {
    const page = await visit(
      written([
        ["2024-03-26", ["Lloyd Austin", "defense US"]],
        ["2024-05-02", ["Austin", "defense US"]],
      ]),
    );
    const table = page.getByRole("table", { name: "Entities" });
    await table.getByRole("row", { name: /Lloyd Austin/ }).click();
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("in 2 articles, 26 March 2024 to 2 May 2024").waitFor();
    await evidence.getByText("Joined from 1 article that call").click();
    await evidence.getByText(/“Austin” in an untitled article, 2 May 2024: joined, because/).waitFor();
    await evidence.getByRole("button", { name: "defense Austin warned Niger (2.0)." }).first().click();
    await expect.poll(() => new URL(page.url()).searchParams.get("read")).toBe("0~~2");
  });
});

describe("a tie that many report", () => {
  journey("is asked for by how many outlets carry it, and the link says so", async ({ visit }) => {
    const page = await visit([TALKS, ECHO]);
    await page.getByRole("combobox", { name: "Carried by how many outlets at least" }).selectOption("2");
    await expect.poll(() => relations(page)).toBe(1);
    expect(new URL(page.url()).searchParams.get("carried")).toBe("2");
    const again = await visit([TALKS, ECHO], { query: "?carried=2" });
    await expect.poll(() => relations(again)).toBe(1);
    await again.getByRole("table", { name: "Relations" }).locator("tbody tr").first().click();
    const evidence = again.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("6 May 2024: 1 sentence in 1 article, 1 outlet").waitFor();
    await evidence.getByText("day not known: 1 sentence in 1 article, 1 outlet").waitFor();
  });
});
