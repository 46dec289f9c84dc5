import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { clickRelation } from "./stage.ts";
import { ECHO, TALKS } from "./stories.ts";

/** Chooses the first completion for some words in a field of the question. */
async function choose(page: Page, field: string, words: string): Promise<void> {
  const box = page.getByRole("combobox", { name: field, exact: true });
  await box.fill(words);
  await page.getByRole("listbox", { name: field, exact: true }).getByRole("option").first().waitFor();
  await box.press("Enter");
}

const rowsOf = (page: Page) =>
  page.getByRole("table", { name: "Relations" }).locator("tbody tr").allTextContents();

describe("a question", () => {
  journey.for([
    ["Who", "Fra", [/^Francecriticized/]],
    ["Did or said", "crit", [/^Francecriticized/]],
    ["To whom", "tog", [/^Nigervisited.*Togo/]],
  ] as const)("%s: %s is answered by the table", async ([field, words, wanted], { visit }) => {
    const page = await visit([TALKS, ECHO]);
    await choose(page, field, words);
    await expect.poll(async () => (await rowsOf(page)).length).toBe(wanted.length);
    for (const [at, row] of (await rowsOf(page)).entries()) expect(row).toMatch(wanted[at]!);
  });

  journey("is answered as graph, table and timeline at once", async ({ visit }) => {
    const page = await visit([TALKS, ECHO]);
    await choose(page, "Did or said", "visited");
    await choose(page, "When", "May 2024");
    await expect
      .poll(() => page.locator(".stage").getAttribute("data-relations"))
      .not.toContain("criticized");
    expect((await rowsOf(page)).every((row) => row.includes("visited"))).toBe(true);
    const timeline = page.getByRole("region", { name: "Timeline" });
    // The days that were asked for, not those of the bars that they touch.
    await timeline.getByText("May 2024", { exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("did")).toBe("VISITED");
    expect(new URL(page.url()).searchParams.get("since")).toBe("2024-05-01");
  });

  journey("leaves a part open again by its cross", async ({ visit }) => {
    const page = await visit([TALKS]);
    const all = await rowsOf(page);
    await choose(page, "Who", "Fra");
    await expect.poll(async () => (await rowsOf(page)).length).toBeLessThan(all.length);
    await page.getByRole("button", { name: "Who: anything" }).click();
    await expect.poll(() => rowsOf(page)).toEqual(all);
  });

  journey(
    "asked by keys alone: arrows walk the completions, Escape leaves what was there",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      const who = page.getByRole("combobox", { name: "Who", exact: true });
      await who.focus();
      await who.press("ArrowDown");
      const options = page.getByRole("listbox", { name: "Who" }).getByRole("option");
      await options.first().waitFor();
      await who.press("ArrowDown");
      expect(await options.nth(1).getAttribute("aria-selected")).toBe("true");
      const name = await options.nth(1).locator(".name").textContent();
      await who.press("Enter");
      expect(await who.inputValue()).toBe(name);
      await who.fill("zzz");
      await page.getByText("No entity has a name that begins so.").waitFor();
      await who.press("Escape");
      expect(await who.inputValue()).toBe(name);
    },
  );

  journey("asked in haste is about the words that stand there, not those before", async ({ visit }) => {
    const page = await visit([TALKS]);
    const who = page.getByRole("combobox", { name: "Who", exact: true });
    await who.fill("Togo");
    await page.getByRole("listbox", { name: "Who" }).getByRole("option", { name: /^Togo/ }).waitFor();
    await who.fill("Benin");
    await who.press("Enter");
    await expect.poll(() => new URL(page.url()).searchParams.getAll("who")).toEqual(["state:benin"]);
  });

  journey("that nothing answers says so, and leads back", async ({ visit }) => {
    const page = await visit([TALKS], {
      query: "?since=1990-01-01&until=1990-12-31&undated=no",
      drawn: false,
    });
    await page.getByText("Nothing answers the question and passes the filters.").waitFor();
    await page.getByRole("button", { name: "Start from the overview" }).click();
    await page.getByRole("table", { name: "Relations" }).getByText("criticized").waitFor();
  });
});

describe("the time", () => {
  journey.for([
    ["have dates", TALKS, 1440, "by the day of publication"],
    ["have dates, on a narrow page,", TALKS, 1024, "by the day of publication"],
    ["have none", ECHO, 1440, "No claim has a date."],
  ] as const)(
    "leaves the map as it was drawn, where the claims %s",
    async ([, story, width, said], { visit }) => {
      let answer = () => {};
      const asked = new Promise<void>((resolve) => {
        answer = resolve;
      });
      const page = await visit([story], {
        drawn: false,
        viewport: { width, height: 900 },
        before: (page) =>
          page.route("**/api/timeline*", async (route) => {
            await asked;
            await route.continue();
          }),
      });
      await page.locator("[data-drawn=true]").waitFor();
      const timeline = page.getByRole("region", { name: "Timeline" });
      await timeline.getByText("Loading the dates…").waitFor();
      const drawn = await page.locator(".stage").boundingBox();
      answer();
      await timeline.getByText(said).first().waitFor();
      expect(await page.locator(".stage").boundingBox()).toEqual(drawn);
    },
  );

  journey(
    "is brushed over the histogram; undated claims are counted and stay until left out",
    async ({ visit }) => {
      const page = await visit([TALKS, ECHO]);
      const timeline = page.getByRole("region", { name: "Timeline" });
      // The second article has no date.
      await timeline.getByText("undated: 1").waitFor();
      await choose(page, "When", "2024-05-06");
      const undated = timeline.getByRole("checkbox", { name: /undated: 1/ });
      await undated.waitFor();
      const criticized = page
        .getByRole("table", { name: "Relations" })
        .getByRole("row", { name: /criticized/ });
      await expect.poll(() => criticized.locator("td").nth(3).textContent()).toBe("2");
      await undated.uncheck();
      await expect.poll(() => criticized.locator("td").nth(3).textContent()).toBe("1");
      await timeline.getByRole("button", { name: "Clear the time" }).click();
      await expect.poll(() => criticized.locator("td").nth(3).textContent()).toBe("2");
    },
  );
});

journey.for([1440, 1280, 1024])("a brush does not move the map: %d pixels wide", async (width, { visit }) => {
  const page = await visit([TALKS, ECHO], {
    viewport: { width, height: 900 },
    query: "?since=2024-03-12&until=2024-05-28",
  });
  const height = () => page.locator(".stage").evaluate((stage) => stage.clientHeight);
  const brushed = await height();
  const clear = page.getByRole("button", { name: "Clear the time" });
  await clear.click();
  await clear.waitFor({ state: "detached" });
  await page.getByRole("region", { name: "Timeline" }).getByText("undated: 1", { exact: true }).waitFor();
  expect(await height()).toBe(brushed);
});

describe("sources, kinds and certainty", () => {
  journey("filter what is shown", async ({ visit }) => {
    const page = await visit([TALKS, ECHO]);
    await page.getByText("Only from outlets").click();
    await page.getByRole("checkbox", { name: /The Second Courier/ }).check();
    await expect.poll(async () => (await rowsOf(page)).length).toBe(1);
    await page.getByRole("button", { name: "All sources" }).click();
    await page.getByRole("checkbox", { name: /^person/ }).uncheck();
    await expect.poll(async () => (await rowsOf(page)).some((row) => row.includes("Keller"))).toBe(false);
    await page.getByRole("combobox", { name: "How sure at least" }).selectOption("0.9");
    expect(new URL(page.url()).searchParams.get("sure")).toBe("0.9");
  });
});

describe("paths", () => {
  journey(
    "lead from one to another by sentences, and are copied as prose with sources",
    async ({ visit }) => {
      const page = await visit([TALKS], { permissions: ["clipboard-read", "clipboard-write"] });
      await page.getByRole("button", { name: "Find paths" }).press("Enter");
      await page.locator(":focus", { hasText: /^Paths$/ }).waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      await page.getByRole("combobox", { name: "From", exact: true }).and(page.locator(":focus")).waitFor();
      await choose(page, "From", "Fra");
      await choose(page, "To", "Ghan");
      const paths = page.getByRole("region", { name: "Paths" });
      await paths.getByText("1 chain from France to Ghana").waitFor();
      expect(await paths.locator(".sentence").allTextContents()).toEqual([
        "France criticized Niger over the arrest of two envoys.",
        "Niger will visit Togo next month.",
        "Togo did not visit Ghana.",
      ]);
      await paths.getByRole("button", { name: "Copy as prose" }).click();
      await paths.getByText("Copied, with its sources.").waitFor();
      const prose = await page.evaluate(() => navigator.clipboard.readText());
      expect(prose).toContain("“Togo did not visit Ghana.” Envoys, talks and a telephone, The Test Courier");
      await paths.getByRole("button", { name: /^Show in the graph/ }).click();
      await page
        .getByRole("complementary", { name: "Evidence" })
        .getByRole("heading", { name: "France, Niger, Togo and Ghana" })
        .waitFor();
      await paths.getByRole("button", { name: "Close the paths" }).click();
      await paths.waitFor({ state: "detached" });
    },
  );

  journey("follow the filters, and are in the link with their ends", async ({ visit }) => {
    const page = await visit([TALKS], { query: "?path=state%3AFR&path=state%3Aghana" });
    const paths = page.getByRole("region", { name: "Paths" });
    await paths.getByText("1 chain from France to Ghana").waitFor();
    await page.getByRole("checkbox", { name: /^denied/ }).uncheck();
    await paths.getByText("Nothing that passes the filters links France and Ghana in six steps.").waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await paths.getByText("1 chain from France to Ghana").waitFor();
    await page.getByRole("button", { name: "Find paths" }).click();
    await paths.waitFor({ state: "detached" });
    expect(new URL(page.url()).searchParams.getAll("path")).toEqual([]);
  });
});

describe("measures", () => {
  journey("say in words who stands between whom", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, "Niger visited · not told as done Togo");
    await page.getByText("Who stands where").click();
    await page.getByText(/most connected: /).waitFor();
    await page.getByRole("table", { name: "Entities" }).getByText("Togo").click();
    await page.getByText(/stands between .* and .* in \d+ of \d+ shortest chains?/).waitFor();
  });
});
