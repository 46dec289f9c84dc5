import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Lemmatizer } from "./lemma.ts";
import { anyOfficeEnd, nameEnd } from "./titled-names.ts";
import type { Token } from "./tree.ts";

/** What ends an apposition, where the sentence does not. */
const END = /^[,.;:)\]!?…]$/;
/** What stands between an office and whose it is, or what it is for. */
const CHARGE = /^(?:of|for|to|at|in|on)$/;
/** Relations that a name in apposition is mistaken for: as another of a series, or as a part of something before. */
const MISTAKEN = /^(?:appos|conj|list|dep|flat|compound|nmod|parataxis)(?::|$)/;

/**
 * "Her German counterpart, Max Vogt, condemned …": a name between the office of one and the next comma says who holds it. Parsers read a series of two,
 * and take the name for whatever they take it for alone; it is a person's.
 */
export function withApposedNames(tokens: Token[], _: Lemmatizer, gazetteer: Gazetteer): Token[] {
  const forms = tokens.map(({ form }) => form);
  const mended = [...tokens];
  for (let first = 0; first < forms.length; first++) {
    const found = officeBeforeComma(mended, forms, first, gazetteer);
    if (found === null) continue;
    const { at, comma } = found;
    const name = comma + 1;
    const office = mended[at] as Token;
    const end = nameEnd(forms, name, gazetteer);
    if (end === null || !END.test(forms[end] ?? ".")) continue;
    if (office.upos !== "NOUN" || !hasDeterminer(mended, first, at)) continue;
    if (mended.slice(name, end).some((token) => token.name.endsWith("-ORG"))) continue;
    if (end - name === 1 && (mended[name] as Token).name === "O") continue;
    const inside = (i: number) => i >= name && i < end;
    const top = mended.findIndex(({ head }, i) => inside(i) && !inside(head));
    const { head, deprel } = mended[top] as Token;
    if (!MISTAKEN.test(deprel) || head >= comma || goesUpTo(mended, at, inside)) continue;
    for (const [i, token] of mended.entries()) {
      if (i === name) mended[i] = { ...token, head: at, deprel: "appos", name: "B-PER" };
      else if (inside(i)) mended[i] = { ...token, head: name, deprel: "flat", name: "I-PER" };
      else if (inside(token.head)) mended[i] = { ...token, head: name };
      else if (i > end && token.deprel === "conj" && token.head > at && token.head < comma)
        mended[i] = { ...token, head: at };
      else if (i > at && i < comma && token.head === at && token.deprel === "conj")
        mended[i] = { ...token, deprel: "appos" };
    }
    // "Roux, her counterpart, Jan Nowak, and Peter Kell": whoever has a name here is not the one before as well
    const before = mended[office.head];
    if (office.deprel === "appos" && before?.upos === "PROPN") mended[at] = { ...office, deprel: "conj" };
    first = end - 1;
  }
  return mended;
}

const PHRASE = /^(?:ADP|DET|ADJ|NOUN|PROPN|PART|PUNCT|CCONJ)$/;
/** The words between an office and a comma that say of whom or for what it is: "the ambassador to the United Nations,". */
const LONGEST_CHARGE = 8;

/** An office in the singular that begins here, by its head, and the comma behind it and what it is for, or behind what its bearer is besides. */
function officeBeforeComma(
  tokens: readonly Token[],
  forms: readonly string[],
  first: number,
  gazetteer: Gazetteer,
): { at: number; comma: number } | null {
  const end = anyOfficeEnd(forms, first, gazetteer);
  if (end === null) return null;
  const of = forms.slice(first, end).findIndex((form) => CHARGE.test(form));
  const at = (of < 0 ? end : first + of) - 1;
  let comma = end;
  const isSeries = /^and$/.test(forms[end] ?? "");
  if (isSeries || CHARGE.test(forms[end] ?? ""))
    while (comma < end + LONGEST_CHARGE && PHRASE.test(tokens[comma]?.upos ?? "") && forms[comma] !== ",")
      comma++;
  if (forms[comma] !== ",") return null;
  // what has a determiner of its own is another's
  const isOnes =
    tokens[comma - 1]?.xpos === "NN" &&
    !tokens.slice(end, comma).some(({ xpos }) => /^(?:DT|PRP\$|POS)$/.test(xpos));
  return isSeries && !isOnes ? null : { at, comma };
}

function hasDeterminer(tokens: readonly Token[], first: number, office: number): boolean {
  return tokens.some(
    ({ head, deprel }, i) =>
      i < first && head >= first && head <= office && /^(?:det|nmod:poss)$/.test(deprel),
  );
}

function goesUpTo(tokens: readonly Token[], from: number, isMeant: (i: number) => boolean): boolean {
  for (let at = from; at >= 0; at = (tokens[at] as Token).head) if (isMeant(at)) return true;
  return false;
}

/** "Wagner chief Ana Roth spoke": parsers read one long name where the word for the office is no sure one; it is hers behind it. */
export function withNamesBehindBodies(tokens: Token[], _: Lemmatizer, gazetteer: Gazetteer): Token[] {
  const forms = tokens.map(({ form }) => form);
  const mended = [...tokens];
  for (const [office, { head: top, deprel, form }] of tokens.entries()) {
    if (deprel !== "flat" || top !== office - 1 || !/^\p{Ll}/u.test(form)) continue;
    const name = anyOfficeEnd(forms, office, gazetteer) ?? -1;
    const end = name === office + 1 ? nameEnd(forms, name, gazetteer) : null;
    if (end === null || end - name < 2 || tokens[name]?.head !== top || tokens[name]?.deprel !== "flat")
      continue;
    const body = tokens[top] as Token;
    mended[top] = { ...body, head: office, deprel: "compound" };
    mended[office] = { ...(tokens[office] as Token), head: name, deprel: "nmod:desc" };
    for (const [i, token] of tokens.entries()) {
      if (i === name) mended[i] = { ...token, head: body.head, deprel: body.deprel };
      else if (i > name && token.head === top) mended[i] = { ...token, head: name };
    }
  }
  return mended;
}
