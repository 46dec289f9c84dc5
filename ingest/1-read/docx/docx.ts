import { unzipSync } from "fflate";
import mammoth from "mammoth";
import type { Article } from "#schema/article.ts";
import { readDocument } from "../html/document.ts";
import { InputProblem, type Known } from "../reading.ts";
import { signedName } from "../text/heading.ts";

const MOST_ENTRIES = 5_000;
/** Of the text; a picture may be larger, and is not read. */
const MOST_MARKUP = 40_000_000;
const MOST_UNPACKED = 400_000_000;

const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Caption'] => p.caption:fresh",
  "p[style-name='caption'] => p.caption:fresh",
];

/**
 * Reads a Word file as an article: its paragraphs without captions, headers and footers; its author where the
 * file gives a name. The day that a file was made is not the day that its text was published, and is not taken for it.
 *
 * @throws {InputProblem} where there is no article in it
 */
export async function readDocx(bytes: Uint8Array): Promise<Article> {
  const properties = surveyed(bytes);
  const { value } = await converted(bytes);
  return readDocument(value, properties);
}

/** Adds up what the file says it unpacks to, before anything of it is unpacked. */
function surveyed(bytes: Uint8Array): Known {
  const sizes = new Map<string, number>();
  let core: Uint8Array | undefined;
  try {
    core = unzipSync(bytes, {
      filter({ name, originalSize }) {
        sizes.set(name, Math.max(originalSize, sizes.get(name) ?? 0));
        return name === "docProps/core.xml" && originalSize < 1_000_000;
      },
    })["docProps/core.xml"];
  } catch {
    throw broken();
  }
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const markup = [...sizes].filter(([name]) => /\.(?:xml|rels)$/i.test(name));
  const markupTotal = markup.reduce((sum, [, size]) => sum + size, 0);
  if (sizes.size > MOST_ENTRIES || total > MOST_UNPACKED || markupTotal > MOST_MARKUP)
    throw new InputProblem(
      `it unpacks to ${Math.round(total / 1_000_000)} MB in ${sizes.size} parts, too much for an article: save its text alone.`,
    );
  if (!sizes.has("word/document.xml"))
    throw new InputProblem("it is an archive without a Word document in it: give the files in it.");
  return core ? propertiesIn(new TextDecoder().decode(core)) : {};
}

function propertiesIn(xml: string): Known {
  const creator = /<dc:creator>([^<]{1,200})<\/dc:creator>/.exec(xml)?.[1] ?? "";
  return { byline: signedName(creator) };
}

async function converted(bytes: Uint8Array): Promise<{ value: string }> {
  try {
    return await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
      { styleMap: STYLES, convertImage: mammoth.images.imgElement(async () => ({ src: "" })) },
    );
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw broken();
  }
}

function broken(): InputProblem {
  return new InputProblem(
    "the Word file is broken: open it in a word processor, and save it as .docx once more.",
  );
}
