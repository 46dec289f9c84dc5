import type { Span } from "#schema/article.ts";
import { ANYWHERE, BEFORE_NAMES } from "./abbreviations.ts";
import type { Word } from "./word.ts";

/**
 * One alternative per kind of token; the first that matches at a place wins. The conventions are those of the English
 * Web Treebank and GUM (Universal Dependencies 2): hyphenated words are split unless they begin with a prefix,
 * currency signs and per cent stand alone, dates, telephone numbers, addresses and abbreviations are one token.
 */
const PREFIX =
  "ante|anti|arch|bi|bio|co|counter|cross|cyber|de|e|ex|extra|hyper|inter|intra|macro|mega|meta|micro|mid|mini|multi|neo|non|over|" +
  "para|peri|post|pre|pro|pseudo|quasi|re|semi|socio|sub|super|supra|trans|tri|ultra|un";
const LETTER = "[\\p{L}\\p{M}]";
const KINDS = [
  '(?:(?:https?|ftp)://|mailto:|doi:|www\\.)[^\\s<>"“”]*[^\\s<>"“”.,;:!?\'’)\\]}]', // addresses
  "(?<![\\p{L}\\p{N}._%+-])[\\p{L}\\p{N}][\\p{L}\\p{N}._%+-]{0,63}@[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,63}(?:\\.[\\p{L}\\p{N}-]+)*",
  '(?<![\\p{L}\\p{N}.-])[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){0,5}\\.(?:com|org|net|gov|edu|info|co\\.uk)(?![\\p{L}\\p{N}])(?:/[^\\s<>"“”]*[^\\s<>"“”.,;:!?\'’)\\]}])?',
  "(?<![\\p{L}\\p{N}_#-])[\\p{L}\\p{N}_#-]{1,80}\\.(?:docx?|pdf|xlsx?|csv|html?|txt|jpe?g|png|zip)(?![\\p{L}\\p{N}])", // file names
  "[@#]\\p{L}[\\p{L}\\p{M}\\p{N}_]*",
  "\\p{Lu}+(?:&\\p{Lu}+)+(?!\\p{L})|(?:[bclsw]/[ceo]|w/o?)(?![\\p{L}\\p{N}])", // AT&T, b/c
  "(?:\\p{L}\\.){2,}\\p{L}?(?![\\p{L}\\p{N}])|\\p{L}\\.(?:\\p{L}\\p{Ll}\\.)+|Ph\\.D\\.?", // U.S., M.Sc.
  "(?:US|AU?|CA?|NZ|HK|NT)\\$",
  "['’]\\d\\ds?(?![\\p{L}\\p{N}])", // '72
  `(?<![-–])(?:${PREFIX})-${LETTER}+(?:['’]${LETTER}+)*|(?:mid|pre|post)-\\d{2,4}s?(?![\\p{L}\\p{N}])`,
  "(?:\\d{3}-)?\\d{3}-\\d{4}(?!\\d)|\\d{1,2}[-.]\\d{1,2}[-.]\\d{4}(?!\\d)|\\d{4}-\\d\\d-\\d\\d(?!\\d)", // telephone numbers, dates
  "(?:(?<![\\p{L}\\p{N}\\s)])[+]|(?<![^\\s(])[+-])?\\d+(?:[.,:/]\\d+)*(?=(?:km|mm|cm|kg|m|k|am|pm|bn|mn|lbs?|ft|mph|kph)(?![\\p{L}\\p{N}]))", // 430|km
  `(?:(?<![\\p{L}\\p{N}\\s)])[+]|(?<![^\\s(])[+-])?\\d+(?:[.,:/]\\d+)*(?:${LETTER}|\\d)*`,
  `[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_]|['’](?=\\p{L})|\\u00ad|[\\u200c\\u200d](?=\\p{L}))*`,
  "[:;=]-?[()DPp](?![\\p{L}\\p{N}])",
  "''|``|‘‘|’’|‘’|[.:,][!?]|\\.{2,}|[!?]{2,}|<{2,}|>{2,}|([-*=_~+#|–—…])\\1+",
  "[^\\s]\\p{M}*",
];
const TOKEN = new RegExp(KINDS.map((kind) => `(?:${kind})`).join("|"), "uiy");
const SPACE = /[\s\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/uy;

/** The parts of a contracted word, in the order they are tried. */
const CONTRACTIONS = [
  /^(.+)(n['’]t)$/isu,
  /^(.+)(['’](?:s|re|ve|ll|d|m))$/isu,
  /^(can)(not)$/iu,
  /^(gon|wan)(na)$/iu,
  /^(got)(ta)$/iu,
  /^(do|does|did|is|was|are|were|would|could|should|has|had|have)(nt)$/iu,
];

/**
 * The words of a stretch of text.
 *
 * @param text the article's text
 * @param span where to read; usually a sentence
 * @returns the words in order, none empty, none overlapping, all inside `span`; white space and invisible direction
 *   marks belong to no word. Offsets are UTF-16 code units into `text`, end exclusive.
 */
export function tokenize(text: string, span: Span): Word[] {
  const words: Word[] = [];
  const part = text.slice(span.start, span.end);
  let at = 0;
  while (at < part.length) {
    SPACE.lastIndex = at;
    if (SPACE.test(part)) {
      at = SPACE.lastIndex;
      continue;
    }
    TOKEN.lastIndex = at;
    // Every character that is not space is matched by the last alternative; a match is never empty.
    const end = TOKEN.test(part) ? TOKEN.lastIndex : at + 1;
    at = push(words, part, at, withStop(part, at, end), span.start);
  }
  return words;
}

/** Where a token ends, its full stop included if it is an abbreviation or an initial. */
function withStop(part: string, start: number, end: number): number {
  if (part[end] !== "." || part[end + 1] === ".") return end;
  const form = part.slice(start, end);
  const inside = /\S/.test(part.slice(end + 1, end + 40));
  if (/^\p{Lu}$/u.test(form)) return inside ? end + 1 : end;
  const key = form.toLowerCase();
  if (BEFORE_NAMES.has(key)) return inside ? end + 1 : end;
  // Short common words ("may", "no", "in") are abbreviations only with a capital.
  if (!ANYWHERE.has(key) || (!/^\p{Lu}/u.test(form) && !LOWER_CASE.has(key))) return end;
  return inside || LOWER_CASE.has(key) ? end + 1 : end;
}

/** Abbreviations that are written in lower case; with one of them the sentence's last stop stays on the word. */
const LOWER_CASE: ReadonlySet<string> = new Set(
  "etc al vs approx ca c cf est dept ft lb lbs oz hrs yrs".split(" "),
);

/** Adds a token, cut where it is a contraction. Returns where reading goes on. */
function push(words: Word[], part: string, start: number, end: number, offset: number): number {
  const form = part.slice(start, end);
  if (form.length <= 40) {
    for (const contraction of CONTRACTIONS) {
      const head = contraction.exec(form)?.[1];
      if (head === undefined) continue;
      push(words, part, start, start + head.length, offset);
      words.push({ form: form.slice(head.length), start: offset + start + head.length, end: offset + end });
      return end;
    }
  }
  words.push({ form, start: offset + start, end: offset + end });
  return end;
}
