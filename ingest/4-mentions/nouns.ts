import type { ActorRow, Gazetteer } from "#data/gazetteer/rows.ts";
import type { Token } from "#ingest/3-parse/tree.ts";
import type { Candidate, Naming } from "./candidate.ts";
import { baseRelation, type Grammar, isCapitalized, lemmaOf, nounPhrase } from "./grammar.ts";
import { countOf, isDefinite } from "./phrase.ts";
import type { NameSpan } from "./spans.ts";

/** A description found: where it stands and what it says. */
export interface Described {
  first: number;
  end: number;
  head: number;
  naming: Extract<Naming, { by: "noun" }>;
  possessor: number | null;
}

/** What of a sentence is spoken for already. */
export interface Taken {
  /** Tokens of names, demonyms and offices. */
  claimed: ReadonlySet<number>;
  /** Tokens of names, adjectives and demonyms. */
  named: ReadonlySet<number>;
  names: readonly NameSpan[];
  candidates: readonly Candidate[];
}

/** The common nouns of the list of actors that head a phrase of their own. A noun right before a name is that name's, and becomes its head where the tree says so. */
export function findNouns(g: Grammar, gazetteer: Gazetteer, taken: Taken): Described[] {
  const found: Described[] = [];
  g.tokens.forEach((token, i) => {
    if (taken.claimed.has(i) || !(token.upos === "NOUN" || (token.upos === "PROPN" && !g.titleCase))) return;
    const row = rowOf(g, gazetteer, i);
    if (row === null || describesName(g, i, taken)) return;
    const relation = baseRelation(token);
    if (relation === "compound" || relation === "amod" || g.forms[i + 1] === "-" || g.forms[i - 1] === "-")
      return;
    const phrase = nounPhrase(g, i);
    if (row.use === "guarded" && !isQualified(g, gazetteer, i, phrase, taken.named)) return;
    // "the alliance between X and Y" is what they have, not somebody
    if (row.kind === "organization" && g.forms[i + 1] === "between") return;
    const first = withoutClaimed(phrase.first, i, taken);
    found.push({
      first,
      end: row.use === "relational" ? withComplement(g, i) : i + 1,
      head: i,
      naming: {
        by: "noun",
        row,
        plural:
          /S$/.test(token.xpos) || (row.kind !== "person" && /^(?:police|people)$/.test(lemmaOf(token))),
        definite: isDefinite(g, first, phrase.determiner, phrase.possessor),
        count: countOf(g, first, i, phrase.number),
      },
      possessor: phrase.possessor,
    });
  });
  return found;
}

/** The row of a noun, also of two words ("air force"), or of a common noun that is written as a name ("Forces"). */
function rowOf(g: Grammar, { actors }: Gazetteer, i: number): ActorRow | null {
  const token = g.tokens[i] as Token;
  const before = g.tokens[i - 1];
  const lemma = lemmaOf(token);
  const form = token.form.toLowerCase();
  if (before && before.head === i) {
    const first = before.form.toLowerCase();
    const two = actors.get(`${first} ${lemma}`) ?? actors.get(`${first} ${form}`);
    if (two) return two;
  }
  const one = actors.get(lemma) ?? actors.get(form);
  if (one || token.upos !== "PROPN") return one ?? null;
  return actors.get(form.replace(/ies$/, "y")) ?? actors.get(form.replace(/s$/, "")) ?? null;
}

/** "spokesman John Okafor", "the rebel leader Rao": the noun belongs to the name right after it. */
function describesName(g: Grammar, i: number, { names, candidates }: Taken): boolean {
  const name = names.find(({ first }) => first === i + 1);
  if (name === undefined || !isCapitalized(g.forms[name.first] ?? "")) return false;
  const token = g.tokens[i] as Token;
  const head = g.tokens[name.first] as Token;
  const linked = (token.head >= name.first && token.head < name.end) || head.head === i;
  if (!linked || name.type === "LOC") return false;
  const found = candidates.find((one) => one.firstToken === name.first && one.naming.by === "name");
  if (found && head.head === i) found.head = i;
  return true;
}

function isQualified(
  g: Grammar,
  gazetteer: Gazetteer,
  head: number,
  phrase: { first: number; possessor: number | null },
  named: ReadonlySet<number>,
): boolean {
  for (let i = phrase.first; i < head; i++) if (named.has(i) || isActor(g, gazetteer, i)) return true;
  return phrase.possessor !== null && named.has(phrase.possessor);
}

/** "opposition forces", "rebel side": another noun for actors qualifies a guarded one. */
function isActor(g: Grammar, { actors }: Gazetteer, i: number): boolean {
  const row = actors.get(lemmaOf(g.tokens[i] as Token));
  return row !== undefined && row.kind !== "place" && g.tokens[i]?.upos === "NOUN";
}

/** "friend in the Middle East", "member of the bloc": where such a noun ends with the phrase that completes it. */
function withComplement(g: Grammar, head: number): number {
  const next = g.tokens[head + 1];
  if (next === undefined || !/^(?:of|in|on)$/.test(next.form)) return head + 1;
  const noun = next.head;
  if (noun <= head || noun - head > 5 || g.tokens[noun]?.head !== head) return head + 1;
  return noun + 1;
}

/** A description's own words do not begin inside a title's. */
function withoutClaimed(first: number, head: number, { claimed, named }: Taken): number {
  let from = first;
  for (let i = first; i < head; i++) if (claimed.has(i) && !named.has(i)) from = i + 1;
  return from;
}
