import type { Sentence } from "#schema/article.ts";
import type { Quotation, Quotations } from "./quotations.ts";
import { type Syntax, tokenAt } from "./syntax.ts";

/** A sentence with the quotations that touch it, as ranges of its tokens, end exclusive. */
export interface SpokenSentence {
  s: Syntax;
  sentence: Sentence;
  regions: { first: number; end: number; quotation: Quotation }[];
  quotations: Quotations;
}

/** The sentence with its quotations. */
export function spokenSentence(s: Syntax, sentence: Sentence, quotations: Quotations): SpokenSentence {
  const regions = quotations.within(sentence).flatMap((quotation) => {
    const first = s.tokens.findIndex(({ end }) => end > quotation.start);
    if (first < 0) return []; // nothing but invisible marks behind it
    let end = first;
    while (end < s.tokens.length && tokenAt(s, end).start < quotation.end) end++;
    return end === first ? [] : [{ first, end, quotation }];
  });
  return { s, sentence, regions, quotations };
}
