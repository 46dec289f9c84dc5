import type { Article, Sentence, Span } from "#schema/article.ts";
import type { Claim } from "#schema/claim.ts";
import { ENTITY_KINDS, type Entity, type EntityKind } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import { type ArticleId, type ClaimId, type EntityId, entityId } from "#schema/ids.ts";
import type { Mention } from "#schema/mention.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";

/** A sentence with its marks, then the claims that it makes. */
export type MarkedSentence = [marked: string, ...claims: string[]];

/** An article with these fields; the others are empty. */
export function article(id: string, text: string, more: Partial<Article> = {}): Article {
  return {
    id: id as ArticleId,
    title: null,
    text,
    url: null,
    outlet: null,
    byline: null,
    publishedAt: null,
    language: "en",
    ...more,
  };
}

/**
 * Builds an extraction from sentences with marks, one line of the article each.
 *
 * - `[France]` mentions the state France; `[US=state:United States]` gives kind and name, and makes "US" an alias;
 *   `[both ministers=person:Lloyd Austin+person:Yoav Gallant]` is a collective. Words marked once need no more than
 *   `[US]` later.
 * - `{criticized}` is a cue, which the sentence's claims take in their order; the last serves all that follow.
 * - A claim is `France CRITICIZED US`: mentions of the sentence by their words, several joined by `&`, `-` for none.
 *   After a `/` follow `negated`, `future`, `hypothetical`, `historical`, `inferred`, `by WORDS` (who is quoted), `sure 0.5`
 *   or `on 2024-03-25`, separated by commas.
 *
 *     extraction("a1", [["[France] {criticized} [US=state:United States].", "France CRITICIZED US"]])
 */
export function extraction(
  id: string,
  lines: MarkedSentence[],
  more: Partial<Omit<Article, "id" | "text">> = {},
): Extraction {
  const sentences: Sentence[] = [];
  const entities = new Map<string, Entity>();
  const meant = new Map<string, EntityId[]>();
  const mentions: Mention[] = [];
  const claims: Claim[] = [];
  let text = "";

  for (const [index, [marked, ...claimed]] of lines.entries()) {
    const start = text.length;
    const cues: Span[] = [];
    const here = new Map<string, number>();
    for (const [piece] of marked.matchAll(/\[[^\]]*\]|\{[^}]*\}|[^[{]+/g)) {
      const bare = piece.replace(/^[[{]|[\]}]$/g, "");
      const [words, spec] = piece.startsWith("[") ? split(bare, "=") : [bare, undefined];
      const span = { start: text.length, end: text.length + words.length };
      text += words;
      if (piece.startsWith("{")) cues.push(span);
      if (!piece.startsWith("[")) continue;
      const ids = spec === undefined ? meant.get(words) : undefined;
      const specs = (spec ?? `state:${words}`).split("+");
      const named = ids ?? specs.map((one) => noteEntity(entities, one, specs.length > 1 ? null : words));
      meant.set(words, named);
      here.set(words, mentions.length);
      mentions.push({
        ...span,
        form: named.length > 1 ? "collective" : "name",
        reading: "actor",
        entities: named,
      });
    }
    sentences.push({ index, start, end: text.length, role: "body" });
    text += "\n";
    for (const [at, one] of claimed.entries()) {
      const cue = cues[Math.min(at, cues.length - 1)];
      if (!cue) throw new Error(`The sentence "${marked}" makes a claim but has no {cue}: mark one.`);
      claims.push(claimOf(one, `${id}:${claims.length}` as ClaimId, index, cue, here));
    }
  }
  return {
    article: article(id, text, more),
    sentences,
    entities: [...entities.values()],
    mentions,
    claims,
    offices: [],
  };
}

/** @param words what the text calls the entity; null where the words stand for several */
function noteEntity(entities: Map<string, Entity>, spec: string, words: string | null): EntityId {
  const [kind, name] = split(spec, ":");
  if (!ENTITY_KINDS.includes(kind as EntityKind) || name === undefined) {
    throw new Error(`"${spec}" names no entity: write a kind and a name, as in "person:Lloyd Austin".`);
  }
  const id = entityId(kind, { name });
  const entity = entities.get(id) ?? { id, name, kind: kind as EntityKind, aliases: [], wikidata: null };
  entities.set(id, entity);
  if (words !== null && words !== name && !entity.aliases.includes(words)) entity.aliases.push(words);
  return id;
}

function claimOf(
  written: string,
  id: ClaimId,
  sentence: number,
  cue: Span,
  mentions: ReadonlyMap<string, number>,
): Claim {
  const [statement, options = ""] = split(written, " / ");
  const [, source, relation, target] = /^(.+?) ([A-Z_]{4,}) (.+)$/.exec(statement) ?? [];
  if (!source || !target || !(relation! in RELATIONS)) {
    throw new Error(
      `"${written}" is no claim: write SOURCE RELATION TARGET, "-" for an end that is missing.`,
    );
  }
  const ends = (words: string) =>
    words === "-"
      ? []
      : words.split(" & ").map((one) => {
          const mention = mentions.get(one);
          if (mention === undefined)
            throw new Error(`"${one}" of "${written}" is not marked in its sentence.`);
          return mention;
        });
  const claim: Claim = {
    id,
    relation: relation as Relation,
    event: RELATIONS[relation as Relation].event,
    sentence,
    cue,
    source: ends(source),
    target: ends(target),
    polarity: "affirmed",
    modality: "asserted",
    attributedTo: [],
    content: null,
    explicit: true,
    confidence: 0.9,
    date: null,
    after: [],
    why: ["written for a test"],
  };
  for (const option of options.split(", ").filter(Boolean)) setOption(claim, option, ends);
  return claim;
}

function setOption(claim: Claim, option: string, ends: (words: string) => number[]): void {
  const [word, rest = ""] = split(option, " ");
  if (word === "negated") claim.polarity = word;
  else if (word === "future" || word === "hypothetical" || word === "historical") claim.modality = word;
  else if (word === "inferred") claim.explicit = false;
  else if (word === "by") claim.attributedTo = ends(rest);
  else if (word === "sure") claim.confidence = Number(rest);
  else if (word === "on") claim.date = { from: rest, to: rest, text: rest };
  else throw new Error(`"${option}" is no option of a claim.`);
}

/** The text before and after the first separator; one part where there is none. */
function split(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + separator.length)];
}
