import { join, resolve } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect } from "vitest";
import { madeStore } from "#tests/bench/web/served.ts";
import { written } from "#tests/data/store/people.ts";
import { run } from "#tests/ingest/cli/command.ts";
import { temporaryFolder } from "#tests/web/server/servedStore.ts";
import { CHROMIUM } from "./chromium.ts";
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

describe("a folder in which outlets print an agency", () => {
  journey("shows copies as one outlet beside those that tell of it themselves", async ({ visit }) => {
    const store = join(temporaryFolder(), "news.db");
    await run("ingest", [resolve(import.meta.dirname, "../ingest/news")], store);
    const page = await visit([], { store, query: "?carried=3" });
    const rows = page.getByRole("table", { name: "Relations" }).locator("tbody tr");
    await rows.filter({ hasText: "met" }).first().click();
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("4 March 2024: 6 sentences in 6 articles, 3 independent outlets").waitFor();
    await evidence
      .getByText("20 March 2024 to 21 March 2024: 3 sentences in 2 articles, 2 independent outlets")
      .waitFor();
    await evidence.getByText("day not known: 2 sentences in 2 articles, 1 outlet").waitFor();
  });
});

describe("the first view of 200 articles", () => {
  let store = "";
  beforeAll(async () => {
    if (CHROMIUM !== undefined) store = await madeStore(1000, 10_000);
  }, 300_000);

  journey.for([
    [1280, 800],
    [1440, 900],
  ] as const)(
    "in a window of %i by %i pixels shows no entity on another",
    async ([width, height], { visit }) => {
      const page = await visit([], { store, viewport: { width, height } });
      const drawn = await page.locator(".stage").getAttribute("data-entities");
      const entities: [string, [x: number, y: number, radius: number]][] = Object.entries(
        JSON.parse(drawn ?? "{}"),
      );
      expect(entities.length).toBe(60);
      const touching = entities.flatMap(([one, [x, y, radius]], place) =>
        entities
          .slice(0, place)
          .filter(([, [otherX, otherY, other]]) => Math.hypot(x - otherX, y - otherY) < radius + other + 8)
          .map(([other]) => `${one} and ${other}`),
      );
      expect(touching).toEqual([]);
    },
  );
});
