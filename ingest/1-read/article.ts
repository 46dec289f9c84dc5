import { createHash } from "node:crypto";
import type { Article } from "#schema/article.ts";
import type { ArticleId } from "#schema/ids.ts";
import { InputProblem, type Known, MAX_ARTICLE_BYTES, tooLarge, withoutText } from "./reading.ts";
import { languageOf, nameOfLanguage } from "./text/language.ts";

/**
 * An article of a text and of what is known about it.
 *
 * @param id the hash of the text where it is not given, so that the same text is the same article whatever its file is called
 * @throws {InputProblem} where there is no text, too much of it, or it is not English
 */
export function articleOf(text: string, known: Known, id?: string): Article {
  if (!/\S/.test(text)) throw withoutText();
  if (Buffer.byteLength(text) > MAX_ARTICLE_BYTES) throw tooLarge();
  const kept = text.toWellFormed();
  return {
    id: (id?.toWellFormed() as ArticleId | undefined) ?? textId(kept),
    title: known.title ?? null,
    text: kept,
    url: known.url ?? null,
    outlet: known.outlet ?? null,
    byline: known.byline ?? null,
    publishedAt: known.publishedAt ?? null,
    language: english(kept, known.language ?? null),
  };
}

/** The tag of the English that a text is in. What the text shows goes before what is said of it. */
function english(text: string, said: string | null): string {
  const shown = languageOf(text) ?? said ?? "en";
  const saysEnglish = said !== null && /^en\b/i.test(said);
  if (/^en\b/i.test(shown)) return saysEnglish ? said : "en";
  throw new InputProblem(
    `the text is ${nameOfLanguage(shown) ?? "in another language"}, not English: give an article in English, or its translation.`,
  );
}

function textId(text: string): ArticleId {
  return `sha256:${createHash("sha256").update(text).digest("hex").slice(0, 16)}` as ArticleId;
}
