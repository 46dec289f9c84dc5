import type { Locator, Page } from "playwright-core";
import { entityId } from "#schema/ids.ts";

/** A page that is walked through, and what is needed to know when it has come to rest. */
export interface Walked {
  page: Page;
  /** Waits until everything that was asked of the server is answered and drawn. */
  settle: () => Promise<void>;
}

/** What the reader sees of a view; the address says the same. */
export interface Sight {
  query: string;
  /** How many rows the table has, and the first of them: of long tables those in sight are in the page. */
  entities: string[];
  relations: string[];
  evidence: string;
  article: string;
}

export function walked(page: Page): Walked {
  let waiting = 0;
  // Of scripts too: panels are fetched when they are first opened.
  const counting = (by: 1 | -1) => () => {
    waiting += by;
  };
  page.on("request", counting(1));
  page.on("requestfinished", counting(-1));
  page.on("requestfailed", counting(-1));
  const settle = async () => {
    for (let isCalm = false; !isCalm; ) {
      const isBusy = await page.evaluate(async () => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        return document.querySelector('[aria-busy="true"]') !== null;
      });
      isCalm = waiting === 0 && !isBusy;
    }
  };
  return { page, settle };
}

export async function sightOf(page: Page): Promise<Sight> {
  return page.evaluate(async () => {
    for (const table of document.querySelectorAll(".table-scroller")) table.scrollTop = 0;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const texts = (selector: string) =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent ?? "");
    const rows = (name: string) => {
      const table = document.querySelector(`table[aria-label="${name}"]`);
      const first = texts(`table[aria-label="${name}"] tbody tr:not(.space)`).slice(0, 12);
      return [`${table?.getAttribute("aria-rowcount")} rows`, ...first];
    };
    return {
      query: location.search,
      entities: rows("Entities"),
      relations: rows("Relations"),
      evidence: texts(".evidence-head, .evidence .sentence, .evidence .message").join("\n"),
      article: texts('.article [aria-current="true"]').join("\n"),
    };
  });
}

/** Where those stand who are pinned and drawn, by name, in CSS pixels. */
export async function pinsOf(page: Page): Promise<Map<string, [x: number, y: number]>> {
  const drawn = await page.locator(".stage").getAttribute("data-entities");
  const pinned = new URL(page.url()).searchParams
    .getAll("pin")
    .map((text) => text.split(",").slice(2).join());
  const isPinned = (name: string) =>
    pinned.some((id) => id === entityId(id.slice(0, id.indexOf(":")), { name }));
  const places: Record<string, [number, number]> = JSON.parse(drawn ?? "{}");
  return new Map(Object.entries(places).filter(([name]) => isPinned(name)));
}

type Action = (walk: Walked, choice: number) => Promise<unknown>;

/** Everything a reader can do to a view, by the number of what is chosen among those that are there; nothing where none is. */
export const ACTIONS = {
  select: ({ page }, choice) => press(rowsOf(page, "Entities"), choice),
  "select too": ({ page }, choice) => press(rowsOf(page, "Entities"), choice, ["Shift"]),
  "select a relation": ({ page }, choice) => press(rowsOf(page, "Relations"), choice),
  expand: async ({ page, settle }, choice) => {
    if (!(await press(page.getByRole("button", { name: /^Expand/ }), 0))) return;
    await settle();
    await press(page.locator(".choices .choice:not(:disabled)"), choice);
  },
  collapse: ({ page }) => press(page.getByRole("button", { name: "Collapse", exact: true }), 0),
  hide: ({ page }) => press(page.getByRole("button", { name: "Hide", exact: true }), 0),
  unhide: ({ page }) => press(page.getByRole("button", { name: "Show them" }), 0),
  pin: ({ page }) => press(page.getByRole("button", { name: "Pin", exact: true }), 0),
  focus: ({ page }) => press(page.getByRole("button", { name: "Focus", exact: true }), 0),
  "start here": ({ page }) => press(page.getByRole("button", { name: "Start here" }), 0),
  "strongest ties": ({ page }) => press(page.getByRole("button", { name: "Strongest ties" }), 0),
  filter: ({ page }, choice) => press(page.locator(".legend .switch input"), choice),
  ask: async ({ page }, choice) => {
    const field = ["Who", "Did or said", "To whom", "When"][choice % 4] ?? "";
    await page.getByRole("combobox", { name: field, exact: true }).click();
    const options = page.getByRole("listbox", { name: field, exact: true }).getByRole("option");
    await options
      .first()
      .waitFor({ timeout: 5000 })
      .catch(() => undefined);
    if (!(await press(options, choice >> 2))) await page.keyboard.press("Escape");
  },
  "leave open": ({ page }, choice) => press(page.locator(".question .clear"), choice),
  brush: async ({ page }, choice) => {
    const box = await page
      .locator(".timeline-plot")
      .boundingBox({ timeout: 1000 })
      .catch(() => null);
    if (box === null) return;
    const at = (share: number) => box.x + 2 + (share % 100) * 0.01 * (box.width - 4);
    await page.mouse.move(at(choice), box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(at(choice >> 3), box.y + box.height / 2, { steps: 3 });
    await page.mouse.up();
  },
  "clear the time": ({ page }) => press(page.getByRole("button", { name: "Clear the time" }), 0),
  read: ({ page }, choice) => press(page.locator(".evidence .sentence"), choice),
  "close the article": ({ page }) => press(page.getByRole("button", { name: "Close the article" }), 0),
  "close the evidence": ({ page }) => press(page.getByRole("button", { name: "Close the evidence" }), 0),
  "begin anew": ({ page }) => press(page.getByRole("button", { name: "Start from the overview" }), 0),
  "draw all": ({ page }) => press(page.getByRole("button", { name: "Draw all" }), 0),
  search: async ({ page, settle }, choice) => {
    const box = page.getByRole("searchbox", { name: "Search" });
    await box.fill(WORDS[choice % WORDS.length] ?? "");
    const found = page.locator(".search .found");
    await found.first().waitFor();
    await settle();
    await press(found.getByRole("option"), choice);
    await box.fill("");
    await box.press("Escape");
  },
  "paths between": ({ page }) => press(page.getByRole("button", { name: "Paths between" }), 0),
  "find paths": ({ page }) => press(page.getByRole("button", { name: "Find paths" }), 0),
  drag: async ({ page }, choice) => {
    const drawn = await page.locator(".stage").getAttribute("data-entities");
    const places = Object.values(JSON.parse(drawn ?? "{}") as Record<string, [number, number]>);
    const [x, y] = places[choice % places.length] ?? [0, 0];
    await stroke(page, [
      [x, y],
      [x + (choice % 90) - 45, y + 30],
    ]);
  },
  lasso: async ({ page }, choice) => {
    const [left, top] = [20 + (choice % 200), 60 + ((choice >> 3) % 100)];
    await page.keyboard.down("Shift");
    await stroke(page, [
      [left, top],
      [left + 120, top],
      [left + 120, top + 90],
      [left, top + 90],
    ]);
    await page.keyboard.up("Shift");
  },
  undo: ({ page }) => press(page.getByRole("button", { name: "Undo" }), 0),
  redo: ({ page }) => press(page.getByRole("button", { name: "Redo" }), 0),
} satisfies Record<string, Action>;

export type ActionName = keyof typeof ACTIONS;

/** What is searched for: beginnings of names, and words of sentences. */
const WORDS = ["a", "ma", "met", "minister", "president", "zzz"];

/** Draws a stroke on the map with the pointer held down, as far as nothing lies over it. */
async function stroke(page: Page, points: readonly (readonly [x: number, y: number])[]): Promise<void> {
  const box = await page.locator(".stage").boundingBox();
  const [first] = points;
  if (box === null || first === undefined) return;
  const at = ([x, y]: readonly [number, number]) => [box.x + x, box.y + y] as const;
  const isFree = await page.evaluate(
    ([x, y]) => document.elementFromPoint(x, y)?.closest(".stage") != null,
    at(first),
  );
  if (!isFree) return;
  await page.mouse.move(...at(first));
  await page.mouse.down();
  for (const point of points.slice(1)) await page.mouse.move(...at(point), { steps: 4 });
  await page.mouse.up();
}

function rowsOf(page: Page, table: string): Locator {
  return page.getByRole("table", { name: table }).locator("tbody tr:not(.space)");
}

/** Presses one of those that are there and can be pressed, as a script of a screen reader does: an article may lie over them. */
async function press(among: Locator, choice: number, modifiers: "Shift"[] = []): Promise<boolean> {
  const count = await among.count();
  if (count === 0) return false;
  return among.nth(choice % count).evaluate((element, shiftKey) => {
    if (element.matches(":disabled")) return false;
    if (element.matches('[role="option"]'))
      element.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey }));
    return true;
  }, modifiers.includes("Shift"));
}
