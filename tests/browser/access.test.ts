import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { clickRelation } from "./stage.ts";
import { crowd, TALKS } from "./stories.ts";

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

/** What a reader may have open; each is opened alone, so that none needs the time of all. */
const STATES = {
  "somebody who is not there": (page) =>
    page.getByRole("alert").getByText("no longer in the store").waitFor(),
  results: async (page) => {
    await page.getByRole("searchbox", { name: "Search" }).fill("France");
    await page.getByRole("listbox", { name: "Results" }).getByRole("option").first().waitFor();
  },
  "no results": async (page) => {
    await page.getByRole("searchbox", { name: "Search" }).fill("zzzz");
    await page.getByText("Nothing found for").waitFor();
  },
  completions: async (page) => {
    await page.getByRole("combobox", { name: "Who", exact: true }).click();
    await page.getByRole("listbox", { name: "Who" }).getByRole("option").first().waitFor();
  },
  "no completion": async (page) => {
    await page.getByRole("combobox", { name: "Who", exact: true }).fill("zzzz");
    await page.getByText("No entity has a name that begins so.").waitFor();
  },
  "an entity and its choices": async (page) => {
    await page.getByRole("table", { name: "Entities" }).getByText("Chair", { exact: true }).click();
    await page.getByRole("button", { name: /^Expand/ }).click();
    await page.getByRole("button", { name: /^met with.*hidden/ }).waitFor();
  },
  "several entities": async (page) => {
    await page.getByRole("table", { name: "Entities" }).getByText("France", { exact: true }).click();
    await page
      .getByRole("table", { name: "Entities" })
      .getByText("Niger", { exact: true })
      .click({ modifiers: ["Shift"] });
    await page.getByRole("button", { name: "Paths between" }).click();
    await page.getByText(/^\d chains? from/).waitFor();
  },
  measures: async (page) => {
    await page.getByText("Who stands where").click();
    await page.getByText(/most connected: /).waitFor();
  },
  "a brush": async (page) => {
    await page.getByRole("combobox", { name: "When", exact: true }).fill("2024-05-06");
    await page.getByRole("listbox", { name: "When" }).getByRole("option").first().waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox", { name: /^undated/ }).waitFor();
  },
  tree: async (page) => {
    await page.getByRole("button", { name: "Tree" }).click();
    await page.getByRole("treeitem").first().focus();
    for (const key of ["ArrowRight", "ArrowDown", "ArrowRight"]) await page.keyboard.press(key);
    await page.getByRole("treeitem", { level: 3 }).first().waitFor();
  },
  "nothing that answers": async (page) => {
    await page.getByRole("button", { name: "No relations" }).click();
    await page.getByText("Nothing answers the question and passes the filters.").waitFor();
  },
  "the export": async (page) => {
    await page.getByRole("button", { name: "Export" }).click();
    await page.getByRole("dialog", { name: "Export" }).waitFor();
  },
} satisfies Record<string, (page: Page) => Promise<unknown>>;

const STATES_IN_COLOURS = (Object.keys(STATES) as (keyof typeof STATES)[]).flatMap((state) =>
  (["light", "dark"] as const).map((colours) => [colours, state] as const),
);

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

  journey.for(STATES_IN_COLOURS)("in %s colours with %s open", async ([colorScheme, state], { visit }) => {
    const page = await visit([TALKS, crowd(90)], {
      colorScheme,
      query: "?focus=person:nobody-there",
      expected: /status of 404/,
    });
    await STATES[state](page);
    expect(await violations(page)).toEqual([]);
  });

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
    const inLine = await sentence
      .locator("mark")
      .evaluateAll((marks) => marks.map((mark) => getComputedStyle(mark).display));
    expect(inLine).toEqual(["inline", "inline", "inline"]);
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
