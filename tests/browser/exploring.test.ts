import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { entityId } from "#schema/ids.ts";
import { extraction } from "#tests/builders.ts";
import { journey, settled } from "./journey.ts";
import { clickEntity, clickRelation, entityAt } from "./stage.ts";
import { crowd, TALKS } from "./stories.ts";

const drawn = async (page: Page) =>
  Object.keys(JSON.parse((await page.locator(".stage").getAttribute("data-entities")) ?? "{}")).sort();
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const titleOf = (page: Page) =>
  page
    .getByRole("complementary", { name: "Evidence" })
    .getByRole("heading", { level: 2 })
    .first()
    .textContent();

/** Where entities stand from the chair, as shares of the way to the first guest: the same however the map is moved and zoomed. */
async function standing(page: Page): Promise<Map<string, [x: number, y: number]>> {
  const places: Record<string, [number, number]> = JSON.parse(
    (await page.locator(".stage").getAttribute("data-entities")) ?? "{}",
  );
  const [x, y] = places.Chair ?? [0, 0];
  const [firstX, firstY] = places["Guest 0"] ?? [0, 0];
  const way = Math.hypot(firstX - x, firstY - y);
  return new Map(Object.entries(places).map(([name, at]) => [name, [(at[0] - x) / way, (at[1] - y) / way]]));
}

describe("a view", () => {
  journey(
    "grows by an entity's hidden neighbours, counted before, and shrinks by exactly those",
    async ({ visit }) => {
      const page = await visit([crowd(90)]);
      const before = await drawn(page);
      expect(before).toHaveLength(60);
      await clickEntity(page, "Chair");
      await press(page, "Expand (+31 hidden)");
      await page.getByRole("button", { name: /met with.*\+31 hidden/ }).waitFor();
      await press(page, /^All.*\+31 hidden/);
      await expect.poll(async () => (await drawn(page)).length).toBe(91);
      await press(page, "Collapse");
      await expect.poll(() => drawn(page)).toEqual(before);
    },
  );

  journey("grows by a relation", async ({ visit }) => {
    const page = await visit([TALKS], { query: "?start=chosen&expand=VISITED~~~state:benin" });
    expect(await drawn(page)).toEqual(["Benin", "Ghana", "Mali"]);
    await clickEntity(page, "Ghana");
    await press(page, "Expand (+1 hidden)");
    await press(page, /^visited.*\+1 hidden|^was visited by.*\+1 hidden/);
    await expect.poll(() => drawn(page)).toEqual(["Benin", "Ghana", "Mali", "Togo"]);
  });

  journey("who comes into it moves nobody who is there", async ({ visit }) => {
    const page = await visit([crowd(90)]);
    const before = await standing(page);
    await clickEntity(page, "Chair");
    await press(page, /^Expand/);
    await press(page, /^All.*hidden/);
    await expect.poll(async () => (await drawn(page)).length).toBe(91);
    const furthest = async () => {
      const after = await standing(page);
      const moves = [...before].map(([name, [x, y]]) => {
        const [nowX, nowY] = after.get(name) ?? [Number.NaN, Number.NaN];
        return Math.hypot(nowX - x, nowY - y);
      });
      return Math.max(...moves);
    };
    await expect.poll(furthest).toBeLessThan(0.02);
  });

  journey("starts at an entity alone, and goes back to the overview", async ({ visit }) => {
    const page = await visit([TALKS]);
    const all = await drawn(page);
    await clickEntity(page, "Niger");
    await press(page, "Start here");
    await expect.poll(() => drawn(page)).toEqual(["France", "Niger", "Togo"]);
    await press(page, "Strongest ties");
    await expect.poll(() => drawn(page)).toEqual(all);
  });

  journey("hides whom the reader does not want to see, and shows them again", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickEntity(page, "Niger");
    await press(page, "Hide");
    await expect.poll(() => drawn(page)).not.toContain("Niger");
    expect(await page.getByRole("table", { name: "Entities" }).getByText("Niger").count()).toBe(0);
    await page.getByText("1 hidden by you").waitFor();
    await press(page, "Show them");
    await expect.poll(() => drawn(page)).toContain("Niger");
  });

  journey("keeps a focus while other things are chosen and left", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickEntity(page, "Togo");
    await press(page, "Focus");
    expect(new URL(page.url()).searchParams.get("focus")).toBe("state:togo");
    await press(page, "Close the evidence");
    expect(new URL(page.url()).searchParams.get("focus")).toBe("state:togo");
    await page.getByText("In focus: Togo").waitFor();
    await press(page, "Leave the focus");
    await expect.poll(() => new URL(page.url()).searchParams.get("focus")).toBeNull();
  });
});

describe("by pointer", () => {
  journey("an entity is dragged, stays there after a reload, and is let go", async ({ visit }) => {
    const page = await visit([TALKS]);
    const { x, y } = await entityAt(page, "Mali");
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 30, y - 40, { steps: 5 });
    await page.mouse.move(x + 60, y - 60, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => new URL(page.url()).searchParams.get("pin")).toContain("state:mali");
    const moved = await entityAt(page, "Mali");
    expect(Math.hypot(moved.x - x - 60, moved.y - y + 60)).toBeLessThan(3);
    await page.reload();
    await settled(page);
    const again = await entityAt(page, "Mali");
    expect(Math.hypot(moved.x - again.x, moved.y - again.y)).toBeLessThan(3);
    await clickEntity(page, "Mali");
    await press(page, "Pin");
    await expect.poll(() => new URL(page.url()).searchParams.get("pin")).toBeNull();
  });

  journey("several are chosen with Shift, and encircled", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickEntity(page, "Togo");
    await page.keyboard.down("Shift");
    await clickEntity(page, "Niger");
    await expect.poll(() => titleOf(page)).toContain("Togo and Niger");
    await clickEntity(page, "Niger");
    await expect.poll(() => titleOf(page)).toContain("Togo");
    const box = (await page.locator(".stage").boundingBox())!;
    const corners = [
      [3, 60],
      [box.width - 3, 60],
      [box.width - 3, box.height - 60],
      [3, box.height - 60],
    ] as const;
    await page.mouse.move(box.x + 3, box.y + 60);
    await page.mouse.down();
    for (const [right, down] of corners) await page.mouse.move(box.x + right, box.y + down, { steps: 4 });
    await page.mouse.up();
    await page.keyboard.up("Shift");
    await expect.poll(() => titleOf(page)).toMatch(/ and \d+ more$/);
  });
});

describe("a step", () => {
  journey("is taken back and taken again, by button and by key", async ({ visit }) => {
    const page = await visit([TALKS]);
    const first = page.url();
    await clickEntity(page, "Niger");
    await press(page, "Hide");
    await page.getByRole("checkbox", { name: /^denied/ }).uncheck();
    const last = page.url();
    await page.keyboard.press("Control+z");
    await expect.poll(() => page.getByRole("checkbox", { name: /^denied/ }).isChecked()).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => drawn(page)).toContain("Niger");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => page.url()).toBe(first);
    await expect.poll(() => page.getByRole("button", { name: "Undo" }).isDisabled()).toBe(true);
    for (let step = 0; step < 3; step++) await page.keyboard.press("Control+Shift+z");
    await expect.poll(() => page.url()).toBe(last);
    await expect.poll(() => drawn(page)).not.toContain("Niger");
  });

  journey("is followed by Back and Forward of the browser", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickEntity(page, "Niger");
    await clickRelation(page, "Niger praised France");
    await expect.poll(() => titleOf(page)).toMatch(/Niger and France|France and Niger/);
    await page.goBack();
    await expect.poll(() => titleOf(page)).toContain("Niger");
    await page.goForward();
    await expect.poll(() => titleOf(page)).toMatch(/Niger and France|France and Niger/);
  });
});

describe("the link", () => {
  journey("opens the same view: question, filters, selection and article", async ({ visit }) => {
    const page = await visit([TALKS], { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("checkbox", { name: /^denied/ }).uncheck();
    await clickRelation(page, "Niger praised France");
    await page.getByRole("button", { name: /thanked/ }).click();
    const article = page.getByRole("region", { name: "Article" });
    await article.locator("[aria-current=true]").waitFor();
    await press(page, "Copy link");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const other = await page.context().newPage();
    await other.goto(link);
    await expect
      .poll(() => other.getByRole("region", { name: "Article" }).locator("[aria-current=true]").textContent())
      .toBe("Niger thanked France for its patience.");
    expect(await other.getByRole("checkbox", { name: /^denied/ }).isChecked()).toBe(false);
    await expect.poll(() => titleOf(other)).toMatch(/Niger and France|France and Niger/);
  });

  journey("has room for hundreds who are hidden and selected", async ({ visit }) => {
    const name = (one: number) => `Guest of the long evening by the lake, number ${one}`;
    const story = extraction(
      "evening",
      Array.from({ length: 720 }, (_, one) => [
        `[Chair=person:Chair] {met} [${name(one)}=person:${name(one)}].`,
        `Chair MET_WITH ${name(one)}`,
      ]),
    );
    const id = (one: number) => entityId("person", { name: name(one) });
    const query = new URLSearchParams([
      ["start", "all"],
      ...Array.from({ length: 400 }, (_, one) => ["hide", id(one)]),
      ["select", "several"],
      ["select", entityId("person", { name: "Chair" })],
      ...Array.from({ length: 299 }, (_, one) => ["select", id(400 + one)]),
    ]);
    const page = await visit([story], { query: `?${query}` });
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.locator(".sentence").first().waitFor();
    await page.getByText("400 hidden by you").waitFor();
    await press(page, "Hide");
    await page.getByText("700 hidden by you").waitFor();
    await page.reload();
    await page.getByText("700 hidden by you").waitFor();
  });

  journey.for<[what: string, query: string, words: string]>([
    ["who is hidden", "?hide=person:jan-novak", "“jan novak”, who is no longer in the store"],
    ["who is pinned", "?pin=1,2,person:jan-novak", "“jan novak”, who is no longer in the store"],
    ["an end of paths", "?path=person:jan-novak&path=", "“jan novak”, who is no longer in the store"],
    [
      "a selection while all statuses are off",
      "?select=entity&select=person:jan-novak&no=fact&no=attributed&no=planned&no=denied",
      "“jan novak”, who is no longer in the store",
    ],
    ["an article", "?article=gone", "Only “gone” is asked, and nothing from there"],
    ["an outlet", "?outlet=The Gone Herald", "Only “The Gone Herald” is asked, and nothing from there"],
  ])("to what is no longer there says so: %s", async ([, query, words], { visit }) => {
    const page = await visit([TALKS], { query, drawn: false, expected: /status of 404/ });
    await page.getByRole("alert").getByText(words).waitFor();
  });

  journey("to a relation that is no longer there says that the pair is shown instead", async ({ visit }) => {
    const page = await visit([TALKS], {
      query: "?select=relation&select=gone&select=state:FR&select=state:niger",
    });
    await page.getByText(/^The relation that was chosen is not among what is shown/).waitFor();
  });

  journey("to somebody who is no longer there says so, and leads on", async ({ visit }) => {
    const page = await visit([TALKS], {
      query: "?select=entity&select=person:jan-novak",
      expected: /status of 404/,
    });
    await page.getByRole("alert").getByText("“jan novak”, who is no longer in the store").waitFor();
    await page.getByRole("alert").getByRole("button", { name: "Start from the overview" }).click();
    await page.getByRole("alert").waitFor({ state: "detached" });
  });

  journey.for([
    "?did=NOPE&since=yesterday&sure=9&select=x&read=%2F&pin=a,b,c&expand=~&start=2",
    "?select=entity&hide=&focus=&kind=ghost&status=&no=1",
  ])("that makes no sense shows what it can: %s", async (query, { visit }) => {
    const page = await visit([TALKS], { query, expected: /status of 404/ });
    expect((await drawn(page)).length).toBeGreaterThan(3);
  });
});

describe("the tree", () => {
  journey("follows the view, and leads to the evidence by keys", async ({ visit }) => {
    const page = await visit([TALKS]);
    await press(page, "Tree");
    const tree = page.getByRole("tree");
    const togo = tree.getByRole("treeitem", { name: /^Togo/ });
    await togo.focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect.poll(() => titleOf(page)).toMatch(/Togo/);
    await page.getByRole("checkbox", { name: /Cooperation, words/ }).uncheck();
    await expect.poll(() => togo.count()).toBe(0);
  });
});
