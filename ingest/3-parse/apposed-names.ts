import type { Gazetteer } from "#data/gazetteer/rows.ts";
import { nameEnd, officeEnd } from "./titled-names.ts";
import type { Token } from "./tree.ts";

/** What ends an apposition, where the sentence does not. */
const END = /^[,.;:)\]!?…]$/;
/** Relations that a name in apposition is mistaken for: as another of a series, or as a part of something before. */
const MISTAKEN = /^(?:appos|conj|list|dep|flat|compound|nmod|parataxis)(?::|$)/;

/**
 * "Her German counterpart, Max Vogt, condemned …": a name between the office of one and the next comma says who holds it. Parsers read a series of two,
 * and take the name for whatever they take it for alone; it is a person's.
 */
export function withApposedNames(tokens: Token[], gazetteer: Gazetteer): Token[] {
  const forms = tokens.map(({ form }) => form);
  const mended = [...tokens];
  for (let first = 0; first < forms.length; first++) {
    const name = (officeEnd(forms, first, gazetteer) ?? forms.length) + 1;
    if (forms[name - 1] !== ",") continue;
    const office = mended[name - 2] as Token;
    const end = nameEnd(forms, name, gazetteer);
    if (end === null || !END.test(forms[end] ?? ".")) continue;
    if (office.upos !== "NOUN" || !hasDeterminer(mended, name - 2)) continue;
    if (mended.slice(name, end).some((token) => token.name.endsWith("-ORG"))) continue;
    if (end - name === 1 && (mended[name] as Token).name === "O") continue;
    const inside = (i: number) => i >= name && i < end;
    const top = mended.findIndex(({ head }, i) => inside(i) && !inside(head));
    const { head, deprel } = mended[top] as Token;
    if (!MISTAKEN.test(deprel) || head > name - 2 || goesUpTo(mended, name - 2, inside)) continue;
    for (const [i, token] of mended.entries()) {
      if (i === name) mended[i] = { ...token, head: name - 2, deprel: "appos", name: "B-PER" };
      else if (inside(i)) mended[i] = { ...token, head: name, deprel: "flat", name: "I-PER" };
      else if (inside(token.head)) mended[i] = { ...token, head: name };
    }
    // "Roux, her counterpart, Jan Nowak, and Peter Kell": whoever has a name here is not the one before as well
    const before = mended[office.head];
    if (office.deprel === "appos" && before?.upos === "PROPN")
      mended[name - 2] = { ...office, deprel: "conj" };
    first = end - 1;
  }
  return mended;
}

function hasDeterminer(tokens: readonly Token[], noun: number): boolean {
  return tokens.some(
    ({ head, deprel }, i) => head === noun && i < noun && /^(?:det|nmod:poss)$/.test(deprel),
  );
}

function goesUpTo(tokens: readonly Token[], from: number, isMeant: (i: number) => boolean): boolean {
  for (let at = from; at >= 0; at = (tokens[at] as Token).head) if (isMeant(at)) return true;
  return false;
}
