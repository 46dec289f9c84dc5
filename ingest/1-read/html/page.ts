import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import type { Article } from "#schema/article.ts";
import { articleOf } from "../article.ts";
import { InputProblem, type Known } from "../reading.ts";
import { dateLine } from "../text/dates.ts";
import { decodeText } from "../text/decode.ts";
import { cleanByline, isSignature, readHeading } from "../text/heading.ts";
import { aboutPage } from "./about.ts";
import { type Block, blocksOf, lengthOf, withoutPointers } from "./blocks.ts";
import { refuseMonster } from "./depth.ts";
import { plain, withoutNulls } from "./document.ts";
import { isCommentsLine, isPageLine, strip } from "./furniture.ts";

/** Headings that the article ends at. */
const AFTER_ARTICLE =
  /^(?:leave a (?:reply|comment)|(?:\d+ )?(?:comments?|replies|responses?)(?: \(\d+\))?|(?:related|recommended|more|popular|trending|latest)(?: (?:articles?|stories|news|posts?|reading|coverage|from .{1,40}|on .{1,40}))?|read (?:more|next|also)|share this(?: \w+)?|you (?:may|might) also like|about the authors?|most (?:read|popular|viewed)|sign up .{0,60}|join the (?:conversation|discussion))\W*$/i;

/** What is known of a page before it is read. */
export interface Elsewhere {
  /** Where it was fetched from. */
  address?: string | null;
  /** The encoding that the server named. */
  charset?: string | null;
  /** What a feed says of it. */
  known?: Known;
}

/**
 * Reads a page as an article: its title, then the paragraphs of its body, a blank line between them, without menus, captions,
 * comments and forms (Readability on linkedom, after the body is stripped of what is no article by name).
 *
 * @throws {InputProblem} where there is no article in it
 */
export function readPage(
  bytes: Uint8Array,
  { address = null, charset = null, known = {} }: Elsewhere = {},
): Article {
  const html = decodeText(bytes, charset ?? declaredEncoding(bytes));
  return readHtml(html, address, known);
}

function readHtml(html: string, address: string | null, known: Known): Article {
  refuseMonster(html);
  const document = treeOf(html);
  const page = withoutNulls(aboutPage(document, address));
  // What a feed says of an article goes before what a piece of a page may seem to say, and behind what a whole page does.
  const about: Known = /<head[\s>]/i.test(html) ? { ...known, ...page } : { ...page, ...withoutNulls(known) };
  strip(document);
  const { blocks, byline, outlet } = mainBlocks(document);
  const body = withoutPointers(withoutTail(withoutTop(blocks, about.title ?? null)));
  if (body.length === 0)
    throw new InputProblem(
      "there is no article in the page: save it once its text is shown, or give the text.",
    );
  const title = about.title ?? body[0]!.text;
  const top = blocks.slice(0, 6).map(({ text }) => text);
  const heading = readHeading(top.join("\n\n"));
  const texts = body.map(({ text }) => text);
  if (about.title) texts.unshift(about.title);
  return articleOf(`${texts.join("\n\n")}\n`, {
    ...about,
    title,
    byline: about.byline ?? cleanByline(byline) ?? heading.byline ?? null,
    outlet: about.outlet ?? outlet,
    publishedAt:
      about.publishedAt ?? top.map(dateLine).find((day) => day !== null) ?? heading.publishedAt ?? null,
  });
}

/** The article's paragraphs by Readability; where it finds none, those of the part that says it is the main one, or of the whole page. */
function mainBlocks(document: Document): { blocks: Block[]; byline: string | null; outlet: string | null } {
  const whole = document.querySelector("article, main, [role=main]") ?? document.body;
  // Readability takes the document apart.
  const otherwise = whole === null ? [] : blocksOf(whole);
  const found = readable(document);
  const blocks = found?.content ? blocksOf(found.content as Element) : [];
  const isEnough = lengthOf(blocks) >= 140 || lengthOf(blocks) >= lengthOf(otherwise) / 2;
  return {
    blocks: isEnough ? blocks : otherwise,
    byline: found?.byline ?? null,
    outlet: found?.siteName ?? null,
  };
}

/** What Readability finds; null also for the documents that it stumbles over. */
function readable(document: Document): ReturnType<Readability<Node>["parse"]> {
  try {
    return new Readability<Node>(document, { charThreshold: 200, serializer: (node) => node }).parse();
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** The tree of a page, or of a piece of one. */
function treeOf(html: string): Document {
  const { document } = parseHTML(html);
  if (document.documentElement?.nodeName === "HTML") return document;
  return parseHTML(`<html><body>${html}</body></html>`).document;
}

/** Without the title, which is set before the body, and a byline or date alone. */
function withoutTop(blocks: Block[], title: string | null): Block[] {
  return blocks.filter(
    ({ text, level }, place) =>
      place > 5 ||
      !(
        (title !== null && plain(text) === plain(title)) ||
        isSignature(text) ||
        (level === null && /^[Bb][Yy]\s+\p{Lu}/u.test(text) && text.length < 80 && !/[.!?]$/.test(text))
      ),
  );
}

/** A count of comments above the first sentence is a link to them. */
function withoutTail(blocks: Block[]): Block[] {
  const begins = blocks.findIndex(({ text }) => /[.!?…]["'”’»)\]]*$/u.test(text));
  const isCount = ({ text }: Block) => /^\d+ (?:comments?|replies|responses?)\W*$/i.test(text);
  const end = blocks.findIndex(
    (block, place) =>
      place > 0 &&
      (isCommentsLine(block.text) ||
        ((block.level !== null || block.text.length < 40) && AFTER_ARTICLE.test(block.text))) &&
      !(place < begins && isCount(block)),
  );
  const kept = end < 0 ? blocks : blocks.slice(0, end);
  return kept.filter(
    (block, place) =>
      (place >= begins || !isCount(block)) && !isPageLine(block.text, place === kept.length - 1),
  );
}

/** The encoding that a page names in its first bytes. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString("latin1");
  return (
    /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]+encoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1] ??
    null
  );
}
