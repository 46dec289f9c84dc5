import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { TALKS } from "./stories.ts";

async function exported(page: Page, format: string): Promise<{ name: string; content: Buffer }> {
  await page.getByRole("button", { name: "Export" }).click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: new RegExp(`^${format}`) }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

describe("export of what is shown", () => {
  journey("as JSON leaves out what the legend leaves out", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.getByRole("checkbox", { name: /^criticized/ }).uncheck();
    const { name, content } = await exported(page, "JSON");
    expect(name).toBe("demarche.json");
    const { nodes, edges } = JSON.parse(content.toString());
    const relations = edges.map(({ relation }: { relation: string }) => relation);
    expect(relations).toContain("PRAISED");
    expect(relations).not.toContain("CRITICIZED");
    expect(nodes.map(({ name }: { name: string }) => name)).toContain("Niger");
    expect(nodes.map(({ name }: { name: string }) => name)).not.toContain("Sahel");
  });

  journey("as GEXF is well-formed and holds every entity", async ({ visit }) => {
    const page = await visit([TALKS]);
    const { name, content } = await exported(page, "GEXF");
    expect(name).toBe("demarche.gexf");
    const { error, labels } = await page.evaluate((xml) => {
      const document = new DOMParser().parseFromString(xml, "text/xml");
      const labels = [...document.querySelectorAll("nodes > node")].map((node) => node.getAttribute("label"));
      return { error: document.querySelector("parsererror")?.textContent ?? null, labels };
    }, content.toString());
    expect(error).toBeNull();
    expect(labels).toEqual(expect.arrayContaining(["France", "Niger", "Anna Keller", "protesters", "Sahel"]));
  });

  journey("as PNG is the picture on the screen, names included", async ({ visit }) => {
    const page = await visit([TALKS]);
    const { name, content } = await exported(page, "PNG");
    expect(name).toBe("demarche.png");
    const box = await page.locator(".stage").boundingBox();
    const { width, height, colors } = await page.evaluate(async (base64) => {
      const picture = await createImageBitmap(
        new Blob([Uint8Array.fromBase64(base64)], { type: "image/png" }),
      );
      const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
      context?.drawImage(picture, 0, 0);
      const data = context?.getImageData(0, 0, picture.width, picture.height).data ?? [];
      const colors: Record<string, number> = {};
      for (let at = 0; at < data.length; at += 4) {
        const color = [...data.slice(at, at + 4)].join(" ");
        colors[color] = (colors[color] ?? 0) + 1;
      }
      return { width: picture.width, height: picture.height, colors };
    }, content.toString("base64"));
    expect([width, height]).toEqual([Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)]);
    expect(colors["255 255 255 255"]).toBeGreaterThan(width * height * 0.5);
    expect(colors["71 82 93 255"]).toBeGreaterThan(200); // shapes
    expect(colors["26 32 38 255"]).toBeGreaterThan(50); // names
    expect(colors["143 107 0 255"]).toBeGreaterThan(20); // a line of conflict
  });

  journey("opens and walks by keys, and gives the focus back", async ({ visit }) => {
    const page = await visit([TALKS]);
    const button = page.getByRole("button", { name: "Export" });
    await button.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("ArrowDown");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/^JSON/);
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Export");
    expect(await page.getByRole("menu").count()).toBe(0);
  });
});
