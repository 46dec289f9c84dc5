import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";

/** Runs before the page's own scripts: notes when the graph stands on the screen, counts frames, and gathers what is written on the canvas. */
const WATCH = `(() => {
  window.bench = { drawn: null, frames: 0, written: new Set() };
  const look = () => {
    if (document.querySelector('[data-drawn="true"]'))
      requestAnimationFrame(() => requestAnimationFrame(() => (window.bench.drawn = performance.now())));
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    window.bench.written.add(text);
    return fillText.call(this, text, ...rest);
  };
})()`;

export interface Visited {
  page: Page;
  cdp: CDPSession;
  /** Milliseconds from the request to the graph on the screen. */
  painted: number;
  /** Bytes of script that came before that, compressed by gzip. */
  script: number;
  close: () => Promise<void>;
}

/** Milliseconds that a page may take to draw its graph; beyond it nothing is measured. */
const PATIENCE = 90_000;

/** Opens a page in a new profile and waits until its graph is drawn. */
export async function visit(browser: Browser, address: string): Promise<Visited> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const scripts: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() === "script")
      scripts.push(
        response.body().then(
          (body) => gzipSync(body).length,
          () => 0,
        ),
      );
  });
  await page.addInitScript(WATCH);
  await page.goto(address);
  const painted = await drawnAt(page);
  const script = (await Promise.all(scripts)).reduce((sum, bytes) => sum + bytes, 0);
  return { page, cdp: await context.newCDPSession(page), painted, script, close: () => context.close() };
}

async function drawnAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(
    () => (window as unknown as { bench: { drawn: number | null } }).bench.drawn,
    undefined,
    { timeout: PATIENCE },
  );
  return (await handle.jsonValue()) as number;
}

/** Waits until the page has nothing left to do: two frames follow each other as fast as frames do, twenty times. */
export async function rest({ page }: Visited): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(`(async () => {
    for (let calm = 0, last = performance.now(); calm < 20; ) {
      await new Promise(requestAnimationFrame);
      const now = performance.now();
      calm = now - last < 50 ? calm + 1 : 0;
      last = now;
    }
  })()`);
}

/** Megabytes of script objects that are still in use, with the buffers behind typed arrays. */
export async function heapOf({ cdp }: Visited): Promise<number> {
  await cdp.send("HeapProfiler.enable");
  await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
  return (usedSize + backingStorageSize) / 2 ** 20;
}

const DRAG_MS = 3000;

/** Frames a second while the graph is dragged. */
export async function framesWhilePanning({ page }: Visited): Promise<number> {
  const [x, y] = await middleOf(page);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(`window.bench.frames = 0; window.bench.counting = true;
    (function count() { window.bench.frames++; if (window.bench.counting) requestAnimationFrame(count); })()`);
  const begun = performance.now();
  for (let step = 0; performance.now() - begun < DRAG_MS; step++)
    await page.mouse.move(x + 150 * Math.sin(step / 6), y + 80 * Math.cos(step / 6));
  const frames = (await page.evaluate("window.bench.counting = false; window.bench.frames")) as number;
  const seconds = (performance.now() - begun) / 1000;
  await page.mouse.up();
  return frames / seconds;
}

async function middleOf(page: Page): Promise<[number, number]> {
  const box = await page.locator("[data-drawn=true]").first().boundingBox();
  return [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
}

/** What came of the pointer's coming to a place of the graph, in the second and a half after it. */
export interface Hover {
  /** The longest time between two frames, in milliseconds. */
  longest: number;
  /** How many different words were written on the graph. */
  labels: number;
}

export async function hoverOver({ page }: Visited, [x, y]: [number, number]): Promise<Hover> {
  const box = await page.locator("[data-drawn=true]").first().boundingBox();
  await page.mouse.move((box?.x ?? 0) + 2, (box?.y ?? 0) + 2);
  await page.waitForTimeout(1500);
  const hover = page.evaluate(`new Promise((done) => {
    window.bench.written.clear();
    let [longest, last] = [0, performance.now()];
    const end = last + 1500;
    (function next() {
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      if (now < end) requestAnimationFrame(next);
      else done({ longest, labels: window.bench.written.size });
    })();
  })`);
  await page.mouse.move((box?.x ?? 0) + x, (box?.y ?? 0) + y);
  return (await hover) as Hover;
}
