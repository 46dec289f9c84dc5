import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { entityAt, type Point } from "./stage.ts";
import { TALKS, THOUSANDS } from "./stories.ts";

/** Saves as a format, by its name in the dialog, and gives the file. */
async function exported(
  page: Page,
  format: string,
  part = "What is shown",
): Promise<{ name: string; content: Buffer }> {
  await page.getByRole("button", { name: "Export" }).click();
  const dialog = page.getByRole("dialog", { name: "Export" });
  await dialog.getByRole("radio", { name: part }).check();
  await dialog.getByRole("radio", { name: new RegExp(`^${format} `) }).check();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog.getByRole("button", { name: "Save file" }).click(),
  ]);
  await dialog.waitFor({ state: "detached" });
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** Places seen from the first, in lengths of the way from there to the second. */
function scaled([first, second, ...rest]: Point[]): Point[] {
  const { x, y } = first!;
  const length = Math.hypot(second!.x - x, second!.y - y);
  return [second!, ...rest].map((one) => ({ x: (one.x - x) / length, y: (one.y - y) / length }));
}

const namesIn = ({ nodes }: { nodes: { name: string }[] }) => nodes.map(({ name }) => name);

describe("export", () => {
  journey("of what is shown leaves out what the legend leaves out", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.getByRole("checkbox", { name: /^criticized/ }).uncheck();
    const { name, content } = await exported(page, "JSON");
    expect(name).toBe("demarche.json");
    const document = JSON.parse(content.toString());
    const relations = document.edges.map(({ relation }: { relation: string }) => relation);
    expect(relations).toContain("PRAISED");
    expect(relations).not.toContain("CRITICIZED");
    expect(namesIn(document)).toContain("Niger");
    expect(namesIn(document)).not.toContain("Sahel");
  });

  journey("of the selection holds what names it, and says so", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.getByRole("searchbox", { name: "Search" }).fill("Anna Keller");
    await page
      .getByRole("option", { name: /Anna Keller/ })
      .first()
      .click();
    const { content } = await exported(page, "JSON", "The selection: all that names Anna Keller");
    const document = JSON.parse(content.toString());
    expect(document.graph.filters).toEqual([{ name: "Around", value: "Anna Keller" }]);
    for (const { source, target } of document.claims)
      expect(
        [...source, ...target].flatMap(({ entities }: { entities: { name: string }[] }) =>
          entities.map(({ name }) => name),
        ),
      ).toContain("Anna Keller");
    expect(document.claims.length).toBeGreaterThan(0);
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

  journey(
    "as SVG has everyone where they stand on the screen, whoever was dragged too",
    async ({ visit }) => {
      const page = await visit([TALKS]);
      const names = ["France", "Niger", "Anna Keller", "Togo"];
      const { x, y } = await entityAt(page, "Anna Keller");
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + 40, y + 20, { steps: 4 });
      await page.mouse.move(x + 90, y + 60, { steps: 4 });
      await page.mouse.up();
      await expect
        .poll(async () => Math.abs((await entityAt(page, "Anna Keller")).x - x))
        .toBeGreaterThan(60);
      const { name, content } = await exported(page, "SVG");
      expect(name).toBe("demarche.svg");
      const screen = await Promise.all(names.map((one) => entityAt(page, one)));
      const paper = await page.evaluate(
        ([svg, names]) => {
          const holder = document.body.appendChild(document.createElement("div"));
          holder.append(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement);
          const titles = [...holder.querySelectorAll("g > title")];
          const middles = names.map((name) => {
            const title = titles.find((one) => one.textContent?.startsWith(`${name}: `));
            const box = title!.nextElementSibling!.getBoundingClientRect();
            return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
          });
          holder.remove();
          return middles;
        },
        [content.toString(), names] as const,
      );
      expect(scaled(paper)).toEqual(
        scaled(screen).map(({ x, y }) => ({ x: expect.closeTo(x, 1), y: expect.closeTo(y, 1) })),
      );
    },
  );

  journey("as CSV is one zip", async ({ visit }) => {
    const page = await visit([TALKS]);
    const { name, content } = await exported(page, "CSV");
    expect(name).toBe("demarche.zip");
    expect(Object.keys(unzipSync(content))).toContain("demarche.relations.csv");
  });

  journey("shows how far it is and can be cancelled, and a failure is told", async ({ visit }) => {
    const page = await visit([TALKS], { expected: /status of 500/ });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/api/export?*", async (route) => {
      await held;
      await route.abort().catch(() => undefined);
    });
    await page.getByRole("button", { name: "Export" }).click();
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.getByRole("button", { name: "Save file" }).click();
    await dialog.getByRole("progressbar", { name: "Export" }).waitFor();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.getByRole("progressbar").waitFor({ state: "detached" });
    expect(await dialog.getByRole("alert").count()).toBe(0);
    release();
    await page.unroute("**/api/export?*");
    await page.route("**/api/export?*", (route) =>
      route.fulfill({ status: 500, json: { error: "The server failed to answer." } }),
    );
    await dialog.getByRole("button", { name: "Save file" }).click();
    expect(await dialog.getByRole("alert").textContent()).toBe("The server failed to answer.");
  });

  journey.for(["DOCX", "PDF"] as const)(
    "as %s shows how far it is while it is made, and cancelled saves nothing",
    async (format, { visit }) => {
      const page = await visit([THOUSANDS]);
      const downloads: string[] = [];
      page.on("download", (download) => downloads.push(download.suggestedFilename()));
      await page.getByRole("button", { name: "Export" }).click();
      const dialog = page.getByRole("dialog", { name: "Export" });
      await dialog.getByRole("radio", { name: new RegExp(`^${format} `) }).check();
      const asked = page.waitForRequest(/\/api\/export\?/);
      await dialog.getByRole("button", { name: "Save file" }).click();
      const key = new URL((await asked).url()).searchParams.get("key");
      const progress = dialog.getByRole("progressbar", { name: "Export" });
      // All claims are read, and the document is being made of them.
      await expect.poll(() => progress.getAttribute("max")).toMatch(/^\d+$/);
      await dialog.getByRole("button", { name: "Cancel" }).click();
      await progress.waitFor({ state: "detached" });
      const isRunning = () =>
        page.evaluate(async (key) => (await fetch(`/api/export/progress/${key}`)).status, key);
      await expect.poll(isRunning).toBe(204);
      expect(await dialog.getByRole("alert").count()).toBe(0);
      expect(downloads).toEqual([]);
    },
  );

  journey("of the screen is the picture on it, names included", async ({ visit }) => {
    const page = await visit([TALKS]);
    const { name, content } = await exported(page, "Screen");
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

  journey("opens and closes by keys, and gives the focus back", async ({ visit }) => {
    const page = await visit([TALKS]);
    await page.getByRole("button", { name: "Export" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Export" }).waitFor();
    await page.keyboard.press("Escape");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Export");
    expect(await page.getByRole("dialog").count()).toBe(0);
  });
});
