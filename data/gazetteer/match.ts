import { foldKeepingCase, foldName, isShortAcronym } from "./fold.ts";
import type { Gazetteer, GazetteerEntry, OfficeForm } from "./rows.ts";

/** What the words from some place on name; `length` counts words. */
interface NameMatch {
  length: number;
  entries: GazetteerEntry[];
}

interface OfficeMatch {
  length: number;
  /** All forms of the longest match: the same title may be several states'. */
  forms: OfficeForm[];
  plural: boolean;
}

/**
 * The longest name of the gazetteer that begins at the word with index `at`, or null. Words are word forms, and an abbreviation,
 * a hyphened name or a name with an apostrophe may be one word or several ("U.S." or "U.S", "."; "al-Qaeda" or "al", "-", "Qaeda").
 * Capitals must agree: where the gazetteer has one, the text has one. A leading "the" is never part of a match.
 */
export function matchNames(gazetteer: Gazetteer, words: readonly string[], at: number): NameMatch | null {
  const afterArticle = /^the$/i.test(words[at - 1] ?? "");
  return longest(words, at, gazetteer.longestName, (cased, length) => {
    const filed = gazetteer.byName.get(cased.toLowerCase());
    if (filed === undefined) return null;
    const beforeHyphen = /^[-‐‑–]/u.test(words[at + length] ?? "");
    const agreeing = filed.filter(
      (entry) =>
        (afterArticle || !entry.needsArticle) &&
        (beforeHyphen || !entry.needsHyphen) &&
        agreesInCase(entry, cased),
    );
    const entries = agreeing.filter(
      (entry, place) =>
        agreeing.findIndex(
          ({ row, form, plural }) => row === entry.row && form === entry.form && plural === entry.plural,
        ) === place,
    );
    return entries.length === 0 ? null : { length, entries };
  });
}

/**
 * The longest office that begins at the word with index `at`, singular or plural ("defense ministers"), or null. Case does not matter but
 * for short acronyms: "PM" is an office and "pm" is not.
 */
export function officeMatch(gazetteer: Gazetteer, words: readonly string[], at: number): OfficeMatch | null {
  return longest(words, at, gazetteer.longestTitle, (cased, length) => {
    const filed = gazetteer.byTitle.get(cased.toLowerCase());
    const forms = filed?.filter(({ written, plural }) => {
      const title = foldKeepingCase(written);
      return !isShortAcronym(title) || cased === (plural ? `${title}s` : title);
    });
    if (forms === undefined || forms.length === 0) return null;
    const abbreviated = forms.some((form) => form.written.endsWith(".")) && words[at + length] === ".";
    const dotEndsSentence = at + length === words.length - 1;
    return {
      length: abbreviated && !dotEndsSentence ? length + 1 : length,
      forms,
      plural: forms.every((form) => form.plural),
    };
  });
}

/** Whether `text`, some writing of the entry's key, has its capitals where the entry has them. */
export function agreesInCase(entry: GazetteerEntry, text: string): boolean {
  const written = entry.cased;
  const cased = foldKeepingCase(text);
  if (cased === written) return true;
  if (entry.caseSensitive) return /^\p{Lu}\p{Ll}+$/u.test(written) && cased === written.toUpperCase();
  const writtenWords = written.split(" ");
  return cased.split(" ").every((word, place) => {
    const first = writtenWords[place]?.charAt(0) ?? "";
    return first === first.toLowerCase() || word.charAt(0) === first;
  });
}

/** Tries ever more words from `at` on, as far as some key that begins with the first of them reaches, and keeps the last that `look` accepts. */
function longest<Match>(
  words: readonly string[],
  at: number,
  longestKey: ReadonlyMap<string, number>,
  look: (cased: string, length: number) => Match | null,
): Match | null {
  const firstWord = words[at];
  if (firstWord === undefined || /^the$/i.test(firstWord)) return null;
  const reach = longestKey.get(foldName(firstWord).split(" ")[0]!);
  if (reach === undefined) return null;
  let best: Match | null = null;
  let joined = "";
  for (let end = at; end < words.length; end++) {
    joined = end === at ? words[end]! : `${joined} ${words[end]}`;
    const cased = foldKeepingCase(joined);
    if (cased.split(" ").length > reach) break;
    if (mayEnd(words, at, end)) best = look(cased, end - at + 1) ?? best;
  }
  return best;
}

/** A name ends on a word with a letter or digit, or on the last dot of an abbreviation that a tokenizer cut off ("U.S", "."). */
function mayEnd(words: readonly string[], at: number, end: number): boolean {
  const word = words[end]!;
  if (/[\p{L}\p{N}]/u.test(word)) return true;
  return word === "." && end > at && /\p{L}\.\p{L}$/u.test(words[end - 1]!);
}
