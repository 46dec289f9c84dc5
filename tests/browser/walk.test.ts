import fc from "fast-check";
import { expect } from "vitest";
import { makeArticles } from "#tests/bench/articles.ts";
import { journey } from "./journey.ts";
import { ACTIONS, type ActionName, pinsOf, type Sight, sightOf, type Walked, walked } from "./walking.ts";

/**
 * Steps of the walk. The full walk takes half an hour:
 * WALK=2000 node_modules/.bin/vitest run --project browser tests/browser/walk.test.ts
 */
const STEPS = Number(process.env.WALK) || 100;
const SEED = Number(process.env.WALK_SEED) || 11;

/** What has to be true of the page: the view that this visit began with, and how far Back leads. */
interface Expected {
  first: Sight;
  back: number;
}

class Act implements fc.AsyncCommand<Expected, Walked> {
  readonly name: ActionName;
  readonly choice: number;

  constructor(name: ActionName, choice: number) {
    this.name = name;
    this.choice = choice;
  }

  check = () => true;

  async run(expected: Expected, walk: Walked) {
    const before = walk.page.url();
    await ACTIONS[this.name](walk, this.choice);
    await walk.settle();
    if (walk.page.url() !== before) expected.back++;
    expect(await walk.page.getByRole("alert").allTextContents()).toEqual([]);
  }

  toString = () => `${this.name} ${this.choice}`;
}

/** Opens the address again: the same view. */
class Reload implements fc.AsyncCommand<Expected, Walked> {
  check = () => true;

  async run(expected: Expected, walk: Walked) {
    const [before, pins] = [await sightOf(walk.page), await pinsOf(walk.page)];
    await walk.page.reload();
    await arrived(walk);
    expected.first = await sightOf(walk.page);
    expect(expected.first).toEqual(before);
    expectSameBearings(pins, await pinsOf(walk.page));
  }

  toString = () => "reload";
}

class Back implements fc.AsyncCommand<Expected, Walked> {
  check = ({ back }: Readonly<Expected>) => back > 0;

  async run(expected: Expected, walk: Walked) {
    await walk.page.evaluate(() => history.back());
    expected.back--;
    await walk.settle();
    expect(await walk.page.getByRole("alert").allTextContents()).toEqual([]);
  }

  toString = () => "back";
}

/** Takes everything back: the view that the visit began with. */
class UndoAll implements fc.AsyncCommand<Expected, Walked> {
  check = () => true;

  async run({ first }: Expected, walk: Walked) {
    const undo = walk.page.getByRole("button", { name: "Undo" });
    while (await undo.isEnabled()) await undo.press("Enter");
    await walk.settle();
    expect(await sightOf(walk.page)).toEqual(first);
  }

  toString = () => "undo all";
}

/** Pixels from which on a bearing can be told. */
const FAR = 40;

/** The map may be larger or smaller, and moved; those who are pinned lie in the same directions from each other. */
function expectSameBearings(
  before: ReadonlyMap<string, [number, number]>,
  after: ReadonlyMap<string, [number, number]>,
): void {
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  const [first] = before.keys();
  for (const name of before.keys()) {
    const [was, is] = [before, after].map((places) => {
      const [from, to] = [places.get(first ?? "")!, places.get(name)!];
      return {
        far: Math.hypot(to[0] - from[0], to[1] - from[1]),
        angle: Math.atan2(to[1] - from[1], to[0] - from[0]),
      };
    });
    if (was!.far < FAR || is!.far < FAR) continue;
    expect(Math.cos(is!.angle - was!.angle), `the direction from ${first} to ${name}`).toBeGreaterThan(0.99);
  }
}

async function arrived({ page, settle }: Walked): Promise<void> {
  await page.getByRole("table", { name: "Entities" }).waitFor();
  await settle();
}

const OFTEN: Partial<Record<ActionName, number>> = { expand: 6, select: 6, collapse: 3, undo: 3, redo: 3 };

const step = fc.oneof(
  ...(Object.keys(ACTIONS) as ActionName[]).map((name) => ({
    weight: OFTEN[name] ?? 2,
    arbitrary: fc.nat({ max: 10_000 }).map((choice) => new Act(name, choice)),
  })),
  { weight: 2, arbitrary: fc.constant(new Reload()) },
  { weight: 2, arbitrary: fc.constant(new Back()) },
);

const STORY = { entities: 150, claimsPerArticle: 20, articles: 20, seed: 5 };

journey(
  "whatever a reader does, undoing everything restores the first view, and the reloaded address shows the same",
  { timeout: 60_000 + 6_000 * STEPS },
  async ({ visit }) => {
    // A small window: every step is drawn, and most machines that test have no graphics card.
    const page = await visit([...makeArticles(STORY)], { viewport: { width: 900, height: 600 } });
    const walk = walked(page);
    await walk.settle();
    const first = await sightOf(page);
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: STEPS, maxLength: STEPS, size: "max" }), async (steps) => {
        await fc.asyncModelRun(() => ({ model: { first, back: 0 }, real: walk }), [...steps, new UndoAll()]);
      }),
      { numRuns: 1, endOnFailure: true, seed: SEED },
    );
  },
);
