import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page, Response } from "playwright-core";

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
  script: () => Promise<number>;
  close: () => Promise<void>;
}

/** Milliseconds that a page may take to draw its graph; beyond it nothing is measured. */
const PATIENCE = 90_000;

/** Opens a page in a new profile and waits until its graph is drawn. */
export async function visit(browser: Browser, address: string): Promise<Visited> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const answers: Response[] = [];
  page.on("response", (response) => answers.push(response));
  await page.addInitScript(WATCH);
  await page.goto(address);
  const painted = await drawnAt(page);
  const scripts = answers.filter((answer) => answer.request().resourceType() === "script");
  return {
    page,
    cdp: await context.newCDPSession(page),
    painted,
    // Afterwards, and once more: what reads them meanwhile would keep the server, which is in this process, from answering.
    script: async () => {
      let bytes = 0;
      for (const script of scripts) bytes += gzipSync(await (await fetch(script.url())).arrayBuffer()).length;
      return bytes;
    },
    close: () => context.close(),
  };
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

/** Frames a second while the graph is dragged, by a place at its left edge where nobody stands: who is under the pointer would be dragged alone. */
export async function framesWhilePanning({ page }: Visited): Promise<number> {
  const box = await page.locator("[data-drawn=true]").first().boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(`window.bench.frames = 0; window.bench.counting = true;
    (function count() { window.bench.frames++; if (window.bench.counting) requestAnimationFrame(count); })()`);
  const begun = performance.now();
  for (let step = 0; performance.now() - begun < DRAG_MS; step++)
    await page.mouse.move(x + 150 * (1 - Math.cos(step / 6)), y + 80 * Math.sin(step / 6));
  const frames = (await page.evaluate("window.bench.counting = false; window.bench.frames")) as number;
  const seconds = (performance.now() - begun) / 1000;
  await page.mouse.up();
  return frames / seconds;
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
