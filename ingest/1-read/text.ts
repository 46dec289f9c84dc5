import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import type { Article } from "#schema/article.ts";
import type { ArticleId } from "#schema/ids.ts";
import { decodeUtf8, refuseBinary } from "./decode.ts";
import { MAX_ARTICLE_BYTES, tooLarge, withoutText } from "./reading.ts";

/**
 * Reads a plain text as an article: its title is the first line that is not blank, its id the hash of its text.
 *
 * @throws {InputProblem} where it is no article; the error of the file system where it cannot be read
 */
export async function readTextFile(file: string): Promise<Article> {
  if ((await stat(file)).size > MAX_ARTICLE_BYTES) throw tooLarge();
  const bytes = await readFile(file);
  refuseBinary(bytes);
  const text = decodeUtf8(bytes);
  const title = /\S.*/.exec(text)?.[0].trimEnd();
  if (title === undefined) throw withoutText();
  return {
    id: textId(text),
    title,
    text,
    url: null,
    outlet: null,
    byline: null,
    publishedAt: null,
    language: "en",
  };
}

/** The id of an article that came without one: the same for the same text, whatever its file is called. */
function textId(text: string): ArticleId {
  return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}` as ArticleId;
}
