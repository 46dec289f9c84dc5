import type { Article } from "#schema/article.ts";
import { articleOf } from "../article.ts";
import { type Known, MAX_ARTICLE_BYTES, tooLarge } from "../reading.ts";
import { decodeText } from "./decode.ts";
import { readHeading } from "./heading.ts";

/**
 * Reads a plain text as an article, as it is: what its first lines say of it is known (see {@link readHeading}).
 *
 * @throws {InputProblem} where it is no article
 */
export function readPlainText(bytes: Uint8Array, known: Known = {}): Article {
  if (bytes.length > 2 * MAX_ARTICLE_BYTES + 2) throw tooLarge();
  const text = decodeText(bytes);
  return articleOf(text, { ...readHeading(text), ...known });
}
