import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { type Pixels, paint } from "./pixels.ts";
import { clickEntity, clickRelation, entityAt, relationAt } from "./stage.ts";
import { ECHO, TALKS, THOUSANDS } from "./stories.ts";

const LIGHT = { entity: "#47525d", conflict: "#8f6b00", surface: "#ffffff" };
const DARK = { entity: "#b9c2cb", conflict: "#e69f00", surface: "#14171a" };

describe("what is drawn", () => {
  journey.for([
    ["light", LIGHT],
    ["dark", DARK],
  ] as const)("in %s colours: entities, lines and a ground", async ([scheme, colours], { visit }) => {
    const page = await visit([TALKS], { colorScheme: scheme });
    const pixels = await paint(page);
    expect(pixels.at(await entityAt(page, "Anna Keller"))).toBe(colours.entity);
    expect(pixels.at(await relationAt(page, "Benin visited Mali"))).not.toBe(colours.surface);
    expect(pixels.count(colours.conflict)).toBeGreaterThan(40);
    expect(pixels.count(colours.surface)).toBeGreaterThan(100_000);
  });

  journey("a state shows its flag", async ({ visit }) => {
    const page = await visit([TALKS]);
    const { x, y } = await entityAt(page, "France");
    const isFlag = async () => {
      const pixels = await paint(page);
      return [pixels.at({ x: x - 13, y }), pixels.at({ x, y }), pixels.at({ x: x + 13, y })];
    };
    await expect.poll(isFlag, { timeout: 20_000 }).toEqual(["#00318a", "#ffffff", "#d80027"]);
  });

  journey("the line tells fact, plan, denial and hearsay apart, whatever its colour", async ({ visit }) => {
    const page = await visit([TALKS], { deviceScaleFactor: 2 });
    const pixels = await paint(page);
    const line = async (from: string, to: string) =>
      inkAlong(pixels, await entityAt(page, from), await entityAt(page, to));
    const fact = await line("Benin", "Mali");
    const planned = await line("Niger", "Togo");
    const denied = await line("Togo", "Ghana");
    const attributed = await line("Ghana", "Benin");
    expect(fact.gaps).toBe(0);
    expect(planned.gaps).toBeGreaterThan(5);
    expect(denied.gaps).toBeGreaterThan(1.5 * planned.gaps);
    // Hollow: the ground shows along the middle, between two thin lines.
    expect(attributed.share).toBeLessThan(0.2);
  });

  journey("so does it among thousands", async ({ visit }) => {
    const pins = Object.entries(FAR_OUT).map(([state, [x, y]]) => `pin=${x},${y},state:${state}`);
    const page = await visit([THOUSANDS], { query: `?start=all&${pins.join("&")}`, deviceScaleFactor: 2 });
    await page.getByRole("group", { name: /and 2,\d\d\d relations/ }).waitFor();
    await page.getByRole("button", { name: "Fit" }).click();
    const { width } = (await page.locator(".stage").boundingBox())!;
    const across = async () => (await entityAt(page, "Mali")).x - (await entityAt(page, "Peru")).x;
    await expect.poll(across).toBeLessThan(width);
    const pixels = await paint(page);
    const line = async (from: string, to: string) =>
      inkAlong(pixels, await entityAt(page, from), await entityAt(page, to), 0xf8);
    const fact = await line("Benin", "Mali");
    const planned = await line("Chad", "Togo");
    const denied = await line("Peru", "Ghana");
    const attributed = await line("Egypt", "Iran");
    expect(fact.gaps).toBe(0);
    expect(fact.share).toBe(1);
    expect(planned.gaps).toBeGreaterThan(4);
    expect(fact.share).toBe(1);
    expect(denied.gaps).toBeGreaterThan(1.5 * planned.gaps);
    expect(attributed.share).toBeLessThan(0.2);
  });

  journey("among thousands what is in focus lies over all that is not", async ({ visit }) => {
    const pins = Object.entries(ACROSS).map(([id, [x, y]]) => `pin=${x},${y},${id}`);
    const page = await visit([THOUSANDS], {
      query: `?start=all&select=entity&select=state:benin&${pins.join("&")}`,
      deviceScaleFactor: 2,
      reducedMotion: "reduce",
    });
    await page.getByRole("group", { name: /and 2,\d\d\d relations/ }).waitFor();
    await page.getByRole("button", { name: "Fit" }).click();
    const line = async () => {
      // As far as its words, which stand on its middle.
      const [from, to] = [await entityAt(page, "Benin"), await relationAt(page, "Benin visited Mali")];
      return inkAlong(await paint(page), from, to);
    };
    await expect.poll(line, { timeout: 20_000 }).toEqual({ share: 1, gaps: 0 });
  });

  journey("claims with a missing end are drawn nowhere", async ({ visit }) => {
    const page = await visit([TALKS]);
    const drawn = await page.locator(".stage").getAttribute("data-relations");
    expect(drawn).toContain("France criticized Niger");
    expect(drawn).not.toContain("warned");
  });

  journey("the same store is laid out the same way again", async ({ visit }) => {
    const first = await (await visit([TALKS])).locator(".stage").getAttribute("data-entities");
    const second = await (await visit([TALKS])).locator(".stage").getAttribute("data-entities");
    expect(second).toBe(first);
  });
});

/** Beside the middle of a straight line, so many CSS pixels off it. */
async function beside(page: Page, off: number) {
  const [from, to, { x, y }] = [
    await entityAt(page, "Benin"),
    await entityAt(page, "Mali"),
    await relationAt(page, "Benin visited Mali"),
  ];
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  return { x: x - (off * (to.y - from.y)) / length, y: y + (off * (to.x - from.x)) / length };
}

describe("a line answers the pointer", () => {
  journey.for([-6, 6])("%i pixels beside it", async (off, { visit }) => {
    const page = await visit([TALKS]);
    const { x, y } = await beside(page, off);
    await page.mouse.move(x, y);
    await expect.poll(() => page.locator(".stage").evaluate((stage) => stage.style.cursor)).toBe("pointer");
    await page.mouse.click(x, y);
    await page.getByRole("complementary", { name: "Evidence" }).getByText("Benin").first().waitFor();
    expect(new URL(page.url()).searchParams.get("select")).toBe("relation");
  });

  journey.for([-9, 9])("no more %i pixels beside it", async (off, { visit }) => {
    const page = await visit([TALKS]);
    const { x, y } = await beside(page, off);
    await page.mouse.click(x, y);
    expect(new URL(page.url()).searchParams.get("select")).toBe(null);
  });
});

/** Where the pairs of THOUSANDS stand that are told of otherwise: clear of all the others. */
const FAR_OUT = {
  ...{ peru: [-12_000, 6_000], ghana: [-4_000, 6_000], benin: [4_000, 6_000], mali: [12_000, 6_000] },
  ...{ chad: [-12_000, -6_000], togo: [-4_000, -6_000], egypt: [4_000, -6_000], iran: [12_000, -6_000] },
};

/** Benin and Mali on either side of lines between the chairs of THOUSANDS and their guests. */
const ACROSS = {
  ...{ "state:benin": [-1_500, 2_200], "state:mali": [1_500, 2_200], "state:peru": [2_000, -2_000] },
  ...{ "person:chair-0": [-400, 3_000], "person:chair-1": [0, 3_000], "person:chair-2": [400, 3_000] },
};

/** How much of the middle part of a straight line is inked, and how often in 100 CSS pixels the ground shows through. @param ground red from which on a pixel is ground */
function inkAlong(
  pixels: Pixels,
  from: { x: number; y: number },
  to: { x: number; y: number },
  ground = 0xb0,
) {
  const steps = 200;
  let inked = 0;
  let gaps = 0;
  let onInk = true;
  for (let step = 0; step < steps; step++) {
    const t = 0.35 + (0.3 * step) / steps;
    const color = pixels.at({ x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t });
    const isInk = Number.parseInt(color.slice(1, 3), 16) < ground;
    if (isInk) inked++;
    if (!isInk && onInk) gaps++;
    onInk = isInk;
  }
  const length = 0.3 * Math.hypot(to.x - from.x, to.y - from.y);
  return { share: inked / steps, gaps: (100 * gaps) / length };
}

describe("a click", () => {
  journey("on an entity lists its claims by article, each with its marked sentence", async ({ visit }) => {
    const page = await visit([TALKS, ECHO]);
    await clickEntity(page, "Niger");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByRole("heading", { name: "Niger", exact: true }).waitFor();
    const articles = evidence.locator(".article-group");
    expect(await articles.getByRole("heading").allTextContents()).toEqual([
      "Envoys, talks and a telephone",
      "France, again",
    ]);
    expect(await articles.first().locator("header p").textContent()).toContain(
      "The Test Courier · 6 May 2024",
    );
    const sentence = articles.first().locator(".sentence").first();
    expect(await sentence.textContent()).toBe("France criticized Niger over the arrest of two envoys.");
    expect(await sentence.locator("mark.source").textContent()).toBe("France");
    expect(await sentence.locator("mark.cue").textContent()).toBe("criticized");
    expect(await sentence.locator("mark.target").textContent()).toBe("Niger");
    expect(
      await evidence.getByText("4 claims · 4 sentences in 2 articles · 2 independent outlets").count(),
    ).toBe(1);
  });

  journey(
    "on a line shows every sentence between the two, both directions, the chosen relation first",
    async ({ visit }) => {
      const page = await visit([TALKS, ECHO]);
      await clickRelation(page, "Niger praised France");
      const evidence = page.getByRole("complementary", { name: "Evidence" });
      await evidence.getByRole("heading", { name: "Niger praised France" }).waitFor();
      expect(await evidence.locator(".sentence").allTextContents()).toEqual([
        "Niger thanked France for its patience.",
        "France criticized Niger over the arrest of two envoys.",
        "Once more France criticized Niger.",
      ]);
    },
  );

  journey.for([
    ["Niger visited · not told as done Togo", "Niger visited Togo · not told as done"],
    ["Togo visited · denied Ghana", "Togo visited Ghana · denied"],
    ["Ghana visited · said by someone Benin", "Ghana visited Benin · said by someone"],
  ] as const)("on the line “%s” is headed “%s”, never as fact", async ([line, heading], { visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, line);
    const parts = page.getByRole("complementary", { name: "Evidence" }).locator(".part > h3");
    await expect.poll(() => parts.allTextContents()).toEqual([heading]);
  });

  journey("on a collective's line between two of its members shows the sentence", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, "Anna Keller spoke with Idris Sow");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("Both ministers spoke again by telephone.").waitFor();
    expect(await evidence.locator("mark.source", { hasText: "Both ministers" }).count()).toBe(1);
    expect(await evidence.getByText("partly inferred").count()).toBe(1);
  });

  journey("on a sentence opens its article there, highlighted and in sight", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, "Niger praised France");
    await page.getByRole("button", { name: /thanked.*for its patience/ }).click();
    const article = page.getByRole("region", { name: "Article" });
    const read = article.locator("[aria-current=true]");
    expect(await read.textContent()).toBe("Niger thanked France for its patience.");
    expect(await read.locator("mark.cue").textContent()).toBe("thanked");
    expect(
      await read.evaluate((element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      }),
    ).toBe(true);
    expect(await article.getByText("The Sahel waits for rain.").count()).toBe(1);
    expect(await article.getByRole("heading", { name: "Envoys, talks and a telephone" }).count()).toBe(1);
  });

  journey("on the ground lets go of the selection", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickEntity(page, "Mali");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByRole("heading", { name: "Mali" }).waitFor();
    const box = await page.locator(".stage").boundingBox();
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await evidence.getByRole("heading", { name: "Evidence" }).waitFor();
  });

  journey("makes the invitation go, and it stays away", async ({ visit }) => {
    const page = await visit([TALKS]);
    const invitation = page.getByText("Click a line to read the sentence behind it");
    await invitation.waitFor();
    await clickRelation(page, "Benin visited Mali");
    await invitation.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Close the evidence" }).click();
    expect(await invitation.count()).toBe(0);
  });
});

describe("the words on the page", () => {
  journey("say what was denied, planned, hearsay, and not said at all", async ({ visit }) => {
    const page = await visit([TALKS]);
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await clickEntity(page, "Togo");
    await evidence.getByRole("heading", { name: "Togo", exact: true }).waitFor();
    expect(await evidence.locator(".remark").allTextContents()).toEqual(
      expect.arrayContaining(["planned, not told as done", "denied"]),
    );
    await clickEntity(page, "Ghana");
    await evidence.getByText("said by Idris Sow").waitFor();
    await clickEntity(page, "France");
    await evidence.getByText("not said in this article").waitFor();
  });

  journey("tell how sure a claim is and how it was read", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickRelation(page, "Anna Keller met with Idris Sow");
    const evidence = page.getByRole("complementary", { name: "Evidence" });
    await evidence.getByText("84 % sure").click();
    expect(await evidence.getByText("written for a test").first().isVisible()).toBe(true);
  });

  journey("are an analyst's: no ids, nothing from the code", async ({ visit }) => {
    const page = await visit([TALKS]);
    await clickEntity(page, "Niger");
    await page.getByRole("button", { name: /thanked/ }).click();
    await page.getByRole("region", { name: "Article" }).getByText("Sahel").waitFor();
    const text = await page.locator("body").innerText();
    expect(text).not.toMatch(/state:|person:|group:|\bnodes?\b|\bedges?\b|[A-Z]+_[A-Z]+|undefined|null|NaN/);
  });
});
