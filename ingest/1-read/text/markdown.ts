import { Marked } from "marked";
import { parseDocument } from "yaml";
import type { Article } from "#schema/article.ts";
import { readDocument } from "../html/document.ts";
import { type Known, MAX_ARTICLE_BYTES, tooLarge } from "../reading.ts";
import { isoDate } from "./dates.ts";
import { decodeText } from "./decode.ts";
import { cleanByline } from "./heading.ts";
import { isLanguageTag } from "./language.ts";

/** Languages of a fenced block that are none of a machine. */
const PROSE = /^(?:te?xt|plain|plaintext|none|quote|markdown|md)?$/i;

/** Markdown without what is written for machines. */
const markdown = new Marked({
  gfm: true,
  renderer: {
    code({ text, lang, codeBlockStyle, raw }) {
      // Four spaces are how a typist indents a paragraph, and a fence that nothing closes would take all that follows with it.
      const isFenced = codeBlockStyle !== "indented" && isClosed(raw);
      if (isFenced && (!PROSE.test(lang?.trim() ?? "") || !isProse(text))) return "";
      return text
        .split(/\n\s*\n/)
        .map((paragraph) => `<p>${escaped(paragraph)}</p>`)
        .join("\n");
    },
  },
});

const FRONT_MATTER = /^---[^\S\n]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[^\S\n]*(?:\r?\n|$)/;

/**
 * Reads Markdown as an article: the text that it shows, without its marks, and what its front matter says (title, author, date, source, url,
 * lang). Code between fences is none of it.
 *
 * @throws {InputProblem} where it is no article
 */
export function readMarkdown(bytes: Uint8Array): Article {
  if (bytes.length > 2 * MAX_ARTICLE_BYTES) throw tooLarge();
  const written = decodeText(bytes);
  const front = FRONT_MATTER.exec(written.slice(0, 20_000));
  const body = front ? written.slice(front[0].length) : written;
  return readDocument(markdown.parse(body, { async: false }), front ? readFrontMatter(front[1]!) : {});
}

function isClosed(raw: string): boolean {
  const lines = raw.trim().split("\n");
  return lines.length > 1 && /^\s*(?:`{3,}|~{3,})\s*$/.test(lines.at(-1)!);
}

/** Are these sentences, and not commands or data: words and their marks, with a stop behind one of them? */
function isProse(text: string): boolean {
  const foreign = text.match(/[^\p{L}\p{M}\p{N}\s.,;:!?…'"“”‘’()–—-]/gu)?.length ?? 0;
  return foreign < text.length * 0.01 && /\p{Ll}+ \p{Ll}+ .*[.!?…]["'”’)]*\s*$/mu.test(text);
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** The fields of front matter; many write a title with a colon in it and no quotation marks around, which YAML refuses: then each line is a field. */
function fieldsOf(yaml: string): Record<string, unknown> {
  try {
    const document = parseDocument(yaml, { schema: "failsafe", logLevel: "silent" });
    const fields: unknown = document.errors.length === 0 ? document.toJS({ maxAliasCount: 0 }) : null;
    if (typeof fields === "object" && fields !== null) return fields as Record<string, unknown>;
  } catch {
    // An alias, which might stand for millions of others.
  }
  return Object.fromEntries(
    [...yaml.matchAll(/^([A-Za-z_][\w-]*):[^\S\n]+(\S.*)$/gm)].map(([, name, value]) => [
      name!,
      value!.trim().replace(/^(["'])(.*)\1$/, "$2"),
    ]),
  );
}

function readFrontMatter(yaml: string): Known {
  const fields = fieldsOf(yaml);
  const field = (...names: string[]): string | null => {
    for (const name of names) {
      const value = fields[name];
      const text = [value].flat().filter((one) => typeof one === "string" && one.trim() !== "");
      if (text.length > 0) return text.join(", ");
    }
    return null;
  };
  const [address, language] = [field("url", "link", "canonical"), field("lang", "language")];
  return {
    title: field("title"),
    byline: cleanByline(field("author", "authors", "byline")),
    outlet: field("outlet", "source", "publication", "publisher", "site"),
    publishedAt: isoDate(field("date", "published", "publishedAt")),
    url: address !== null && /^https?:$/.test(URL.parse(address)?.protocol ?? "") ? address : null,
    language: language !== null && isLanguageTag(language) ? language : null,
  };
}
