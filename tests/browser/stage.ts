import type { Page } from "playwright-core";

/** CSS pixels from the top left of the window. */
export interface Point {
  x: number;
  y: number;
}

/** Where an entity is drawn, by its name. */
export function entityAt(page: Page, name: string): Promise<Point> {
  return published(page, "data-entities", name);
}

/** Where the middle of a relation's line is drawn: "France criticized Niger". */
export function relationAt(page: Page, words: string): Promise<Point> {
  return published(page, "data-relations", words);
}

export async function clickEntity(page: Page, name: string): Promise<void> {
  const { x, y } = await entityAt(page, name);
  await page.mouse.click(x, y);
}

export async function clickRelation(page: Page, words: string): Promise<void> {
  const { x, y } = await relationAt(page, words);
  await page.mouse.click(x, y);
}

async function published(page: Page, attribute: string, key: string): Promise<Point> {
  const stage = page.locator(".stage");
  const places: Record<string, [number, number]> = JSON.parse((await stage.getAttribute(attribute)) ?? "{}");
  const box = await stage.boundingBox();
  const place = places[key];
  if (place === undefined || box === null)
    throw new Error(`The graph does not draw "${key}", only: ${Object.keys(places).join("; ")}.`);
  return { x: box.x + place[0], y: box.y + place[1] };
}
