import type { Page } from "playwright-core";
import type { Point } from "./stage.ts";

/** What was painted, read back from a screenshot of the window. */
export interface Pixels {
  /** "#rrggbb" at a place given in CSS pixels, which need not be whole. */
  at(point: Point): string;
  /** How many device pixels have exactly this colour. */
  count(color: string): number;
}

/** Takes the screenshot and decodes it in an empty page, where no policy of the page under test stands in the way. */
export async function paint(page: Page): Promise<Pixels> {
  const density = await page.evaluate(() => devicePixelRatio);
  const png = (await page.screenshot()).toString("base64");
  const desk = await page.context().newPage();
  const { width, bytes } = await desk.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.fromBase64(base64)], { type: "image/png" });
    const picture = await createImageBitmap(blob);
    const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    context?.drawImage(picture, 0, 0);
    const pixels = context?.getImageData(0, 0, picture.width, picture.height).data ?? [];
    return { width: picture.width, bytes: new Uint8Array(pixels).toBase64() };
  }, png);
  await desk.close();
  const data = Buffer.from(bytes, "base64");
  return {
    at({ x, y }) {
      const start = 4 * (Math.floor(y * density) * width + Math.floor(x * density));
      return `#${data.subarray(start, start + 3).toString("hex")}`;
    },
    count(color) {
      const wanted = Number.parseInt(`${color.slice(1)}ff`, 16);
      let found = 0;
      for (let start = 0; start < data.length; start += 4) if (data.readUInt32BE(start) === wanted) found++;
      return found;
    },
  };
}
