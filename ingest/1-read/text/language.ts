import { francAll } from "franc-min";

/** So many characters tell a language; more cost time and tell nothing more. */
const ENOUGH = 8_000;
/** Sentences with fewer words are often mostly names, which are the same in every language. */
const FEWEST_WORDS = 20;
/** Of a text with so many, letter triples alone tell little any more: those of related languages come close. */
const MANY_WORDS = 50;
const LIKELY_ENGLISH = 0.9;
/** So many characters decide for franc in which script a text is. */
const SCRIPT_SEEN = 2048;

/** Words of English that its neighbours do not write. In news they are 15 to 35 of a hundred words, in other languages under 5. */
const ENGLISH = new Set(
  (
    "the and to of that for with by from this which were been said its his their they have has it be are not but who would " +
    "will after on says told near she him about into between against than when while because before during " +
    "could should would there where how why these those other some since until through another amid among"
  ).split(" "),
);
const FEWEST_ENGLISH = 0.08;

/** Words of other languages of which no English sentence of a few words has two; those that are parts of names ("von der", "La") are not among them. */
const FOREIGN = new Set(
  (
    "les une est et dans pour avec sur qui que ses son aux à una por con para su se en das und ist nicht mit ein eine il gli che é não " +
    "uma het een voor hij zei maar niet sich auch dass och att som på til ikke har og af nie się jest için"
  ).split(" "),
);
const FEWEST_FOREIGN = 2;

/**
 * The language of a text, by its words and its letter triples (franc, 82 languages); null where it cannot be told.
 *
 * @returns "en", or an ISO 639-3 code
 */
export function languageOf(text: string): string | null {
  const head = text.slice(0, ENOUGH);
  const written = head.match(/\p{L}+/gu) ?? [];
  const words = written.map((word) => word.toLowerCase());
  const count = (list: ReadonlySet<string>, of: readonly string[]) =>
    of.filter((word) => list.has(word)).length;
  const inEnglish = count(ENGLISH, words);
  // Danish has "for", Dutch "of" and German "will" as often as English.
  const isWorded =
    words.length >= FEWEST_WORDS &&
    inEnglish >= words.length * FEWEST_ENGLISH &&
    inEnglish > count(FOREIGN, written);
  // Letter triples are compared with those of every language, which takes longer than all else of reading a plain text: where the words tell, it is left out.
  if (isWorded && isMostlyLatin(head)) return "en";
  const found = francAll(head);
  const [likeliest] = found[0]!;
  if (likeliest === "und") return null;
  if (likeliest === "eng") return "en";
  const english = found.find(([code]) => code === "eng")?.[1];
  // Where English is not among them at all, the letters are of another script.
  if (english === undefined) return likeliest;
  if (words.length < FEWEST_WORDS) return isForeign(written) ? likeliest : null;
  if (isWorded) return "en";
  return words.length < MANY_WORDS && english >= LIKELY_ENGLISH ? null : likeliest;
}

function isForeign(words: readonly string[]): boolean {
  const foreign = new Set(words.filter((word) => FOREIGN.has(word)));
  return foreign.size >= FEWEST_FOREIGN && !words.some((word) => ENGLISH.has(word.toLowerCase()));
}

/** Whether more characters are letters of English than can be of any other script. */
function isMostlyLatin(head: string): boolean {
  const seen = head.slice(0, SCRIPT_SEEN);
  const count = (characters: RegExp) => seen.match(characters)?.length ?? 0;
  return count(/[a-z]/gi) > count(/[^\0-\x7f]/g);
}

/** What a language is called in English ("French" for "fra"); null where nobody knows it. */
export function nameOfLanguage(tag: string): string | null {
  // Malay as it is spoken, which franc tells and Unicode calls by its whole family alone.
  const known = tag === "zlm" ? "msa" : tag;
  try {
    return new Intl.DisplayNames("en", { type: "language", fallback: "none" }).of(known) ?? null;
  } catch {
    return null;
  }
}

export function isLanguageTag(value: string): boolean {
  try {
    return Intl.getCanonicalLocales(value).length === 1;
  } catch {
    return false;
  }
}
