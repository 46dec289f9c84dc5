import { createHash } from "node:crypto";
import type { Lexicon } from "#data/lexicon/read.ts";
import type { Tree } from "#ingest/3-parse/tree.ts";
import type { Office, Resolution } from "#ingest/5-entities/resolution.ts";
import type { Article } from "#schema/article.ts";
import type { Claim } from "#schema/claim.ts";
import type { EntityKind } from "#schema/entity.ts";
import type { ClaimId } from "#schema/ids.ts";
import { RELATIONS } from "#schema/relations.ts";
import { cueRange } from "./cues.ts";
import { SentenceMentions } from "./ends.ts";
import { eventOfStatement, type Statement, statementsOf } from "./sentence-claims.ts";
import { type Syntax, syntaxOf, tokenAt } from "./syntax.ts";

/**
 * Stage 6: every claim the article makes, in text order. `trees[i]` is the tree of sentence `i`; ends are indexes into
 * `resolution.mentions`.
 */
export function readClaims(
  article: Article,
  trees: Tree[],
  resolution: Resolution,
  lexicon: Lexicon,
): Claim[] {
  const kinds = new Map(resolution.entities.map(({ id, kind }) => [id, kind]));
  const kindOf = (mention: number): EntityKind => {
    const id = resolution.mentions[mention]?.entities[0];
    return (id === undefined ? undefined : kinds.get(id)) ?? "other";
  };
  const claims: Claim[] = [];
  trees.forEach((tree, sentence) => {
    if (tree.sentence.role === "boilerplate" || tree.tokens.length === 0) return;
    const placed = resolution.mentions
      .map((mention, index) => ({ index, mention }))
      .filter(({ mention }) => mention.sentence === sentence);
    const mentions = new SentenceMentions(placed, (mention) => mention.reading === "place");
    const s = syntaxOf(tree);
    const found = statementsOf(s, mentions, lexicon, kindOf).map((statement) =>
      toClaim(article, s, sentence, statement, resolution),
    );
    const offices = resolution.offices
      .filter((office) => office.sentence === sentence)
      .map((office) => officeClaim(article, office, resolution));
    claims.push(...found, ...offices);
  });
  return withoutRepeats(claims, resolution).sort(
    (a, b) => a.cue.start - b.cue.start || a.cue.end - b.cue.end || (a.id < b.id ? -1 : 1),
  );
}

function toClaim(
  article: Article,
  s: Syntax,
  sentence: number,
  statement: Statement,
  resolution: Resolution,
): Claim {
  const { act, stance } = statement;
  const { first, last } = cueRange(s, act);
  const source = statement.source.map(({ mention }) => mention);
  const target = statement.target.map(({ mention }) => mention);
  const chains = [...source, ...target].flatMap((i) => resolution.mentions[i]?.chain ?? []);
  return withId(article, {
    relation: act.cue.relation,
    event: eventOfStatement(statement),
    sentence,
    cue: { start: tokenAt(s, first).start, end: tokenAt(s, last).end },
    source,
    target,
    polarity: stance.negated ? "negated" : "affirmed",
    modality: stance.modality,
    attributedTo: statement.attributedTo,
    content: statement.content?.span ?? null,
    explicit: true,
    confidence: statement.confidence,
    date: null,
    after: [],
    why: [...statement.how.map((how) => `parse: ${how}`), ...stance.because, ...new Set(chains)],
  });
}

function officeClaim(
  article: Article,
  { holder, of, title, sentence, explicit }: Office,
  resolution: Resolution,
): Claim {
  const chain = of === null ? null : resolution.mentions[of]?.chain;
  return withId(article, {
    relation: "HOLDS_OFFICE_IN",
    event: null,
    sentence,
    cue: title,
    source: [holder],
    target: of === null ? [] : [of],
    polarity: "affirmed",
    modality: "asserted",
    attributedTo: [],
    content: null,
    explicit,
    confidence: explicit ? 0.9 : 0.7,
    date: null,
    after: [],
    why: [explicit ? "title before the name" : "title: its state inferred", ...(chain ? [chain] : [])],
  });
}

function withId(article: Article, claim: Omit<Claim, "id">): Claim {
  const key = [
    article.id,
    claim.sentence,
    claim.relation,
    claim.cue.start,
    claim.cue.end,
    claim.source,
    claim.target,
    claim.content?.start,
  ];
  return {
    id: createHash("sha256").update(JSON.stringify(key)).digest("hex").slice(0, 16) as ClaimId,
    ...claim,
  };
}

/** One fact in one sentence is one claim: of those that say the same of the same on one cue, the surest stays. */
function withoutRepeats(claims: Claim[], { mentions }: Resolution): Claim[] {
  const kept = new Map<string, Claim>();
  const names = (side: number[]) =>
    side
      .map((i) => mentions[i]?.entities.join("+") ?? "")
      .sort()
      .join();
  for (const claim of claims) {
    const ends = [names(claim.source), names(claim.target)];
    if (RELATIONS[claim.relation].symmetric) ends.sort();
    const key = [
      claim.sentence,
      claim.event ?? claim.relation,
      claim.cue.start,
      ...ends,
      claim.content?.start,
    ].join("|");
    const other = kept.get(key);
    if (!other || other.confidence < claim.confidence) kept.set(key, claim);
  }
  return [...kept.values()];
}
