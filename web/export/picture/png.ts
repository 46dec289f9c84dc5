import { crc32 } from "node:zlib";
import { renderAsync } from "@resvg/resvg-js";
import { provenanceSentence } from "../provenance.ts";
import type { Chunk, Subgraph, WriteOptions } from "../subgraph.ts";
import { writable } from "../text.ts";
import { FAMILIES } from "./fonts.ts";
import { shownOf } from "./lacking.ts";
import { subgraphPicture } from "./subgraph-picture.ts";
import { withTexts } from "./svg.ts";

const { sans, wide } = FAMILIES;
const FONT_FILES = [sans.normal, sans.bold, sans.italics, wide.normal, wide.bold, wide.italics];

/** A picture in pixels, drawn with the bundled fonts alone; what they lack is U+FFFD. */
export async function rasterized(svg: string, scale: number): Promise<Buffer> {
  const image = await renderAsync(withTexts(svg, shownOf), {
    fitTo: { mode: "zoom", value: scale },
    font: { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: "Inter" },
    background: "#ffffff",
  });
  return image.asPng();
}

/** A picture as PNG, with what it was made from in its text chunks (Title, Description, and MadeFrom as JSON). */
export async function* writePng(
  subgraph: Subgraph,
  { scale = 2, ...options }: WriteOptions = {},
): AsyncGenerator<Chunk> {
  const { provenance } = subgraph;
  const image = await rasterized(
    subgraphPicture(subgraph, { ...options, alone: true, isBundled: true }).svg,
    scale,
  );
  yield* withChunks(image, {
    Title: provenance.title,
    Description: provenanceSentence(provenance),
    Software: `${provenance.product} ${provenance.version}`,
    "Creation Time": provenance.date,
    MadeFrom: JSON.stringify(provenance),
  });
}

/** Where the header of a PNG file ends. */
const AFTER_HEADER = 33;

function* withChunks(image: Buffer, texts: Record<string, string>): Generator<Buffer> {
  yield image.subarray(0, AFTER_HEADER);
  for (const [keyword, text] of Object.entries(texts)) yield textChunk(keyword, writable(text));
  yield image.subarray(AFTER_HEADER);
}

/** International text of the PNG specification (11.3.3.4), not packed: keyword, flags, language and translated keyword (both empty), UTF-8. */
function textChunk(keyword: string, text: string): Buffer {
  const body = Buffer.concat([
    Buffer.from("iTXt"),
    Buffer.from(keyword, "latin1"),
    Buffer.alloc(5),
    Buffer.from(text.replaceAll("\0", "\uFFFD")),
  ]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
