/** How much of an article a feed gives: all of it; a short text that may be all of it; or what only tells of it. */
export type Extent = "whole" | "short" | "teaser";

/** A text that is as long as an article is taken for one, in characters; a shorter one is its beginning more often. */
const WHOLE = 1500;
/** Of a short text that is an article. */
const LEAST_SENTENCES = 2;
const LEAST_WORDS = 4;

const ELLIPSIS = /&hellip;|&#8230;|&#x2026;|\.\.\./gi;
/** What leads on to the page. */
const LEADING_ON =
  /\b(?:(?:read|continue) (?:the )?(?:more|reading|rest|full|article|story)|click here|first appeared|appeared first)\b/i;
const CUT_OFF = /…[\])\s]*$/;
const ENDED = /[.!?]["'”’»)\]]*$/;

const sentences = new Intl.Segmenter("en", { granularity: "sentence" });

/**
 * @param html what the feed gives of an article
 * @param isContent whether it gives it as the article's content, and not as a description
 */
export function extentOf(html: string, isContent: boolean): Extent {
  // A "<" that nothing closes is no mark: looked for beyond the next one, each would be looked for to the end.
  const text = html.replace(/<[^<>]*>/g, " ");
  if (text.replace(/ +/g, " ").length >= WHOLE) return "whole";
  return isContent && isArticle(text) ? "short" : "teaser";
}

/** Are there sentences enough, down to the last? One that is cut off would be read as it is not meant. */
function isArticle(text: string): boolean {
  const written = text
    .replace(ELLIPSIS, "…")
    .replace(/&(?:quot|rdquo|rsquo|#8221|#8217|#34|#39);/g, "’")
    .replace(/\s+/g, " ");
  const all = Array.from(sentences.segment(written.trim()), ({ segment }) => segment.trim());
  const said = all.filter((one) => !LEADING_ON.test(one));
  const isCutOff =
    CUT_OFF.test(said.at(-1) ?? "") || all.some((one) => LEADING_ON.test(one) && one.includes("…"));
  if (isCutOff) return false;
  const whole = said.filter((one) => ENDED.test(one) && one.split(" ").length >= LEAST_WORDS);
  return whole.length >= LEAST_SENTENCES;
}
