import { parseHTML } from "linkedom";
import type { Article } from "#schema/article.ts";
import { articleOf } from "../article.ts";
import { type Known, withoutText } from "../reading.ts";
import { readHeading } from "../text/heading.ts";
import { blocksOf, withoutPointers } from "./blocks.ts";
import { refuseMonster } from "./depth.ts";

/**
 * Reads markup that is all article, as Markdown and Word files become: its paragraphs, a blank line between them, without captions. Its title is the
 * first heading where that is the first paragraph or the only one of the first level, and the first paragraph otherwise.
 *
 * @param known what the file says of itself; it goes before what its first lines say
 * @throws {InputProblem} where there is no article in it
 */
export function readDocument(html: string, known: Known): Article {
  refuseMonster(html);
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  for (const caption of document.querySelectorAll(".caption")) caption.remove();
  const [first, ...others] = blocksOf(document.body);
  if (!first) throw withoutText();
  // A title may be a link to where the text is from.
  const blocks = [first, ...withoutPointers(others)];
  const texts = blocks.map((block) => block.text);
  // A headline is evidence too, wherever it was written.
  if (known.title && !texts.slice(0, 5).some((text) => plain(text) === plain(known.title!)))
    texts.unshift(known.title);
  const text = `${texts.join("\n\n")}\n`;
  const highest = blocks.filter(({ level }) => level === 1);
  const heading = readHeading(text);
  const isFirst = Boolean(heading.title) && first.text.startsWith(heading.title!);
  const shown = highest.length === 1 ? highest[0]!.text : isFirst ? first.text : heading.title;
  const title = known.title ?? shown?.replace(/\s+/g, " ") ?? null;
  return articleOf(text, { ...heading, ...withoutNulls(known), title });
}

/** Letters and figures alone, to compare by. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

export function withoutNulls(known: Known): Known {
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== null));
}
