import { foldName } from "#data/gazetteer/fold.ts";
import { matchNames, officeMatch } from "#data/gazetteer/match.ts";
import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Annotation } from "./network/annotate.ts";

/**
 * Offices before names ("Israeli Foreign Minister Ana Roth") are what parsers trained on general text read worst, and how they hang together is
 * known beforehand. So a sentence is parsed once more with one word in the place of each such phrase, and the phrase put back under its name.
 */
export interface TitledName {
  first: number;
  /** The head of the office's words. */
  head: number;
  /** Where the name begins; its first word is the head of all. */
  name: number;
  /** End, exclusive. */
  end: number;
}

const QUALIFIER =
  /^(?:former|ex|then|late|acting|interim|deputy|vice|chief|senior|top|special|new|outgoing|ousted|exiled|retired|visiting|newly|longtime|veteran)$/i;
const PARTICLE = /^(?:al|el|bin|ibn|ben|abu|von|van|de|da|dos|del|der|la|di|bint|ould|ul|ur)$/;
const NO_NAME =
  /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$|^(?:January|February|March|April|May|June|July|August|September|October|November|December|The|A|An|In|On|At|And|But|Of|For|To|I|He|She|It|We|They|Mr|Mrs|Ms|Dr)$/;
const FUNCTION_WORD =
  /^(?:an|the|of|in|on|at|to|for|by|with|and|or|but|as|from|over|after|into|before|under|against|about|vs|up|off|out|via|per|than|that|de|al)$/;
/** Surnames that are words of other kinds as well, and read as such. */
const MONTHS = /^(?:March|April|May|June|August)$/;
const LONGEST_NAME = 6;

/** Every phrase of an office in the singular and the name right after it. None where all words of weight are capitalised, as in a headline. */
export function titledNames(forms: readonly string[], gazetteer: Gazetteer): TitledName[] {
  const small = forms.filter((form) => /^\p{Ll}{2,}$/u.test(form));
  if (forms.length > 4 && small.every((form) => FUNCTION_WORD.test(form))) return [];
  const found: TitledName[] = [];
  for (let i = 0; i < forms.length; i++) {
    const phrase = titledNameAt(forms, i, gazetteer);
    if (phrase === null) continue;
    found.push(phrase);
    i = phrase.end - 1;
  }
  return found;
}

function titledNameAt(forms: readonly string[], first: number, gazetteer: Gazetteer): TitledName | null {
  // "Ana May will": without a title too
  if (MONTHS.test(forms[first + 1] ?? "") && gazetteer.genderOf.has(foldName(forms[first] as string)))
    return { first, head: first, name: first, end: first + 2 };
  let office = first;
  while (QUALIFIER.test(forms[office] ?? "") && officeEnd(forms, office, gazetteer) === null) office++;
  if (office === first) {
    const nation = matchNames(gazetteer, forms, first);
    if (nation?.entries.some(({ kind, form }) => form !== "name" || kind === "state"))
      office += nation.length;
    while (QUALIFIER.test(forms[office] ?? "") && officeEnd(forms, office, gazetteer) === null) office++;
  }
  const end = officeEnd(forms, office, gazetteer);
  if (end === null) return null;
  const after = nameEnd(forms, end, gazetteer);
  if (after === null) return null;
  const of = forms.slice(office, end).findIndex((form) => /^(?:of|for|without)$/.test(form));
  const head = (of < 0 ? end : office + of) - 1;
  return { first, head, name: end, end: after };
}

/** Where the office in the singular that begins at `at` ends, or null where none does that is sure to be one: "general" and "head" in lower case rarely are. */
function officeEnd(forms: readonly string[], at: number, gazetteer: Gazetteer): number | null {
  const sure = officeMatch(gazetteer, forms, at)?.forms.some(
    ({ row }) => !row.ambiguous && row.level !== "honorific",
  );
  return sure !== false || isCapital(forms[at] ?? "") ? anyOfficeEnd(forms, at, gazetteer) : null;
}

/** Where what may be an office in the singular ends, or null where nothing begins that is one. */
export function anyOfficeEnd(forms: readonly string[], at: number, gazetteer: Gazetteer): number | null {
  if (/^counterpart$/i.test(forms[at] ?? "")) return at + 1;
  const match = officeMatch(gazetteer, forms, at);
  return match === null || match.plural ? null : at + match.length;
}

/** Where the name that begins at `at` ends, or null where none does: capitalised words, initials, particles and hyphens within. */
export function nameEnd(forms: readonly string[], at: number, gazetteer: Gazetteer): number | null {
  let end = at;
  while (end < forms.length && end - at <= LONGEST_NAME) {
    const form = forms[end] as string;
    const next = forms[end + 1] ?? "";
    const given = end > at && gazetteer.genderOf.has(foldName(forms[end - 1] as string));
    if (isName(form) || (given && MONTHS.test(form))) end++;
    else if (end > at && form === "." && /^\p{Lu}$/u.test(forms[end - 1] ?? "") && isName(next)) end++;
    else if (/^[-‐‑]$/u.test(form) && end > at && (isName(next) || /^\p{Ll}{1,3}$/u.test(next))) end++;
    else if (PARTICLE.test(form) && (isName(next) || /^[-‐‑]$/u.test(next))) end++;
    else break;
  }
  const last = forms[end - 1] ?? "";
  if (end === at || end - at > LONGEST_NAME || !(isName(last) || MONTHS.test(last))) return null;
  const known = matchNames(gazetteer, forms, at);
  if (known && at + known.length >= end) return null;
  if (known?.entries.every(({ kind, form }) => form === "adjective" || kind === "body" || kind === "group"))
    return null;
  return end;
}

const isCapital = (form: string): boolean => /^\p{Lu}/u.test(form);
const isName = (form: string): boolean =>
  /^\p{Lu}[\p{L}'’.]*$/u.test(form) && !NO_NAME.test(form) && !/^\p{Lu}{4,}$/u.test(form);

/** The sentence with one word, the last of the name that is nothing else, in the place of each phrase. */
export function fold(forms: readonly string[], phrases: readonly TitledName[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const { first, end } of phrases) {
    const last = forms[end - 1] as string;
    out.push(...forms.slice(at, first), MONTHS.test(last) ? (forms[end - 2] as string) : last);
    at = end;
  }
  return [...out, ...forms.slice(at)];
}

/** A log-probability that no other evidence outweighs. */
const IMPOSSIBLE = -50;

/** What the insides of phrases are annotated with: rows of the labels that the phrases' insides take. */
export interface Inner {
  labels: InnerLabels;
  /** Rows of the tags of adjectives. */
  adjectives: ReadonlySet<number>;
  /** Columns of the name tags. */
  names: { first: number; inside: number; count: number };
}

interface InnerLabels {
  title: number;
  flat: number;
  adjective: number;
  compound: number;
  case: number;
  nominal: number;
  punct: number;
}

/**
 * The annotation of a sentence from that of its folded form: tags, heads and relations are the folded form's; inside the phrases tags
 * are those of `plain`, the annotation of the sentence as written, the name is a person's, and all hangs on its first word.
 */
export function unfold(
  folded: Annotation,
  plain: Annotation,
  forms: readonly string[],
  phrases: readonly TitledName[],
  { labels, adjectives, names }: Inner,
): Annotation {
  const places: number[] = [];
  let at = 0;
  for (const { first, name, end } of phrases) {
    for (; at < first; at++) places.push(at);
    places.push(name);
    at = end;
  }
  for (; at < forms.length; at++) places.push(at);
  const out: Annotation = {
    tags: plain.tags.slice(),
    heads: plain.heads.slice(),
    labels: plain.labels.slice(),
    names: plain.names.slice(),
  };
  const mark = (i: number, tag: number) => {
    out.names.fill(IMPOSSIBLE, i * names.count, (i + 1) * names.count);
    out.names[i * names.count + tag] = 0;
  };
  for (const [f, i] of places.entries()) {
    const head = folded.heads[f]!;
    out.heads[i] = head < 0 ? -1 : places[head]!;
    out.labels[i] = folded.labels[f]!;
    out.tags[i] = folded.tags[f]!;
  }
  for (const { first, head, name, end } of phrases) {
    const set = (i: number, to: number, label: number) => {
      out.heads[i] = to;
      out.labels[i] = label;
    };
    out.tags[name] = plain.tags[name]!;
    for (let i = name; i < end; i++) mark(i, i === name ? names.first : names.inside);
    for (let i = name + 1; i < end; i++) set(i, name, isWord(forms[i]!) ? labels.flat : labels.punct);
    const modifier = (i: number) => (adjectives.has(plain.tags[i]!) ? labels.adjective : labels.compound);
    for (let i = first; i < head; i++) set(i, head, isWord(forms[i]!) ? modifier(i) : labels.punct);
    if (head < name) set(head, name, labels.title);
    if (name > head + 1) {
      const inner = name - 1;
      set(head + 1, inner, labels.case);
      for (let i = head + 2; i < inner; i++) set(i, inner, modifier(i));
      set(inner, head, labels.nominal);
    }
  }
  return out;
}

const isWord = (form: string): boolean => /[\p{L}\p{N}]/u.test(form);
