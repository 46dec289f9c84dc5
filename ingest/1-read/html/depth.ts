import { Parser } from "htmlparser2";
import { InputProblem } from "../reading.ts";

/** No page that people read is nested deeper; what builds and walks a tree may overflow its stack far below 50,000. */
const DEEPEST = 400;
const MOST_ELEMENTS = 150_000;

/**
 * Goes through the tags of a page, as the reader of the page will, without building anything.
 *
 * @throws {InputProblem} where they are nested too deep, or there are too many
 */
export function refuseMonster(html: string): void {
  let depth = 0;
  let elements = 0;
  const parser = new Parser({
    onopentag() {
      if (++depth > DEEPEST)
        throw new InputProblem(
          `its elements are nested more than ${DEEPEST} deep, as in no page: save the page once more.`,
        );
      if (++elements > MOST_ELEMENTS)
        throw new InputProblem(
          `it has more than ${MOST_ELEMENTS.toLocaleString("en")} elements: save the article alone.`,
        );
    },
    onclosetag() {
      depth--;
    },
  });
  parser.end(html);
}
