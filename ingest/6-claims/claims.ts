import { createHash } from "node:crypto";
import type { Lexicon } from "#data/lexicon/read.ts";
import type { Tree } from "#ingest/3-parse/tree.ts";
import type { PlacedMention, Resolution } from "#ingest/5-entities/resolution.ts";
import type { Article } from "#schema/article.ts";
import { type Claim, type ClaimDate, eventOf } from "#schema/claim.ts";
import type { Entity } from "#schema/entity.ts";
import type { ClaimId } from "#schema/ids.ts";
import type { HeldOffice } from "#schema/office.ts";
import { RELATIONS } from "#schema/relations.ts";
import { timeOf } from "./act-time.ts";
import { withVoices } from "./attribution.ts";
import { Cast } from "./cast.ts";
import { cueRange } from "./cues.ts";
import { namedTimes } from "./dates.ts";
import type { End, SentenceMentions } from "./ends.ts";
import { LastSpeaker } from "./last-speaker.ts";
import { isSpoken, type OfficeStatement, officeStatements, withoutDoubtful } from "./offices.ts";
import { ordersOf } from "./order.ts";
import { Quotations } from "./quotations.ts";
import { withoutRepeats } from "./repeats.ts";
import { statementsOf } from "./sentence-claims.ts";
import { spokenSentence } from "./spoken.ts";
import { confidenceOf, eventOfStatement, type Statement } from "./statement.ts";
import { type Syntax, syntaxOf, tokenAt } from "./syntax.ts";
import { type TakenUp, talksTakenUp } from "./taken-up.ts";
import { withNamesOverTitles } from "./titles.ts";

/** What an article claims. Ends count in `mentions`, which are those of stage 5 and after them the descriptions that claims brought in. */
export interface Claims {
  claims: Claim[];
  /** Those that it gives somebody in its own voice. */
  offices: HeldOffice[];
  entities: Entity[];
  mentions: PlacedMention[];
}

/**
 * Stage 6: every claim the article makes, in text order. `trees[i]` is the tree of sentence `i`; `resolution` says who is named in them.
 */
export function readClaims(
  article: Article,
  trees: Tree[],
  resolution: Resolution,
  lexicon: Lexicon,
): Claims {
  const cast = new Cast(article, trees, resolution);
  const mentions = cast.bySentence();
  const kindOf = (mention: number) => cast.kindOf(mention);
  const quotations = new Quotations(
    article.text,
    trees.map(({ sentence }) => sentence),
  );
  const lastSpeaker = new LastSpeaker();
  const readings = withNamesOverTitles(trees, resolution).map((tree, sentence): Reading => {
    const s = syntaxOf(tree);
    const spoken = spokenSentence(s, tree.sentence, quotations);
    const offices = officeStatements(
      s,
      resolution.offices.filter((office) => office.sentence === sentence),
      lexicon.governors,
    );
    return {
      s,
      sentence,
      offices,
      statements: statementsOf(
        spoken,
        mentions[sentence] as SentenceMentions,
        lexicon,
        kindOf,
        lastSpeaker,
        offices.filter(({ office }) => office.told !== null).map(({ statement }) => statement),
      ),
    };
  });
  const told = readings.flatMap(({ s, statements, offices }) =>
    [
      ...statements,
      ...offices.filter(({ office }) => isSpoken(office, quotations)).map(({ statement }) => statement),
    ].map((statement) => ({ statement, at: tokenAt(s, statement.act.head).start })),
  );
  const kept = new Set(withVoices(told, quotations));
  const claims = readings.flatMap(({ s, sentence, statements }) =>
    sentenceClaims(
      article,
      s,
      sentence,
      statements.filter((one) => kept.has(one)),
      cast,
    ),
  );
  const syntaxes = readings.map(({ s }) => s);
  claims.push(...talksTakenUp(syntaxes, claims, cast).map((one) => talkClaim(article, syntaxes, one)));
  for (const { offices } of readings) claims.push(...offices.map((one) => officeClaim(article, one, cast)));
  const inOrder = withoutRepeats(claims, cast).sort(
    (a, b) => a.cue.start - b.cue.start || a.cue.end - b.cue.end || (a.id < b.id ? -1 : 1),
  );
  return {
    claims: inOrder,
    offices: withoutDoubtful(resolution.held, inOrder),
    entities: cast.entities,
    mentions: cast.mentions,
  };
}

/** What was read off one sentence. */
interface Reading {
  s: Syntax;
  sentence: number;
  statements: Statement[];
  offices: OfficeStatement[];
}

function sentenceClaims(
  article: Article,
  s: Syntax,
  sentence: number,
  statements: Statement[],
  cast: Cast,
): Claim[] {
  const heads = statements.map(({ act }) => act.head);
  const times = namedTimes(s, article.text, article.publishedAt);
  const claims = statements.map((statement) => {
    const claim = toClaim(article, s, sentence, statement, cast);
    return dated(claim, timeOf(s, statement.act.head, times, heads, claim.modality), article.publishedAt);
  });
  for (const { earlier, later } of ordersOf(s, heads)) {
    const before = claims[heads.indexOf(earlier)];
    if (before) claims[heads.indexOf(later)]?.after.push(before.id);
  }
  return claims;
}

function toClaim(article: Article, s: Syntax, sentence: number, statement: Statement, cast: Cast): Claim {
  const { act, stance } = statement;
  const { first, last } = cueRange(s, act);
  const named = (ends: End[]) =>
    act.cue.relation === "SAID"
      ? ends.map(({ mention }) => mention)
      : ends.map(({ mention }) => nameBeside(mention, cast));
  const spoken = [...statement.source, ...statement.target].map(({ mention }) => mention);
  const [source, target] = [named(statement.source), named(statement.target)];
  const chains = spoken.flatMap((i) => cast.mentions[i]?.chain ?? []);
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
    confidence: confidenceOf(statement),
    date: null,
    after: [],
    why: [...statement.how.map((how) => `parse: ${how}`), ...stance.because, ...new Set(chains)],
  });
}

const LONG_BEFORE_DAYS = 3 * 365;

/** The claim with its date; what happened years before the story is background. */
function dated(claim: Claim, date: ClaimDate | null, publishedAt: string | null): Claim {
  if (date === null) return claim;
  const age = publishedAt === null ? 0 : (Date.parse(publishedAt) - Date.parse(date.to)) / 86_400_000;
  // "meets him tomorrow"
  const isToCome =
    publishedAt !== null &&
    date.from > publishedAt.slice(0, 10) &&
    /^(?:tomorrow|next|coming)\b/i.test(date.text);
  if (isToCome && claim.modality === "asserted" && claim.event !== null)
    return {
      ...claim,
      date,
      modality: "future",
      event: eventOf(claim.relation, "future", false),
      why: [...claim.why, `future: ${date.text}`],
    };
  return {
    ...claim,
    date,
    modality: claim.modality === "asserted" && age > LONG_BEFORE_DAYS ? "historical" : claim.modality,
  };
}

/** For a pronoun the name it stands for, where that stands earlier in the same sentence: the better evidence for who is meant. */
function nameBeside(index: number, { mentions }: Cast): number {
  const pronoun = mentions[index];
  if (pronoun?.form !== "pronoun" || pronoun.entities.length !== 1) return index;
  for (let i = index - 1; i >= 0 && mentions[i]?.sentence === pronoun.sentence; i--) {
    const one = mentions[i];
    if (
      one &&
      /^(?:name|metonym|nominal)$/.test(one.form) &&
      one.entities.length === 1 &&
      one.entities[0] === pronoun.entities[0]
    )
      return i;
  }
  return index;
}

/** Talks told of again are between those who talked before, which is inferred. */
function talkClaim(
  article: Article,
  syntaxes: readonly Syntax[],
  { sentence, token, talkers }: TakenUp,
): Claim {
  const { form, start, end } = tokenAt(syntaxes[sentence] as Syntax, token);
  return withId(article, {
    relation: "SPOKE_WITH",
    event: RELATIONS.SPOKE_WITH.event,
    sentence,
    cue: { start, end },
    source: talkers.slice(0, 1),
    target: talkers.slice(1),
    polarity: "affirmed",
    modality: "asserted",
    attributedTo: [],
    content: null,
    explicit: false,
    confidence: 0.5,
    date: null,
    after: [],
    why: [`the ${form}: those told of before`],
  });
}

function officeClaim(article: Article, { office, statement }: OfficeStatement, cast: Cast): Claim {
  const { of, title, sentence, told, explicit } = office;
  const { stance, attributedTo } = statement;
  const holder = nameBeside(office.holder, cast);
  const how = told === null ? "title before the name" : "clause that says so";
  return withId(article, {
    relation: "HOLDS_OFFICE_IN",
    event: null,
    sentence,
    cue: title,
    source: [holder],
    target: of === null ? [] : [of],
    polarity: stance.negated ? "negated" : "affirmed",
    modality: stance.modality,
    attributedTo,
    content: null,
    explicit,
    confidence: explicit ? 0.9 : 0.7,
    date: null,
    after: [],
    why: [
      explicit ? how : "title: its state inferred",
      ...stance.because,
      ...[office.holder, of].flatMap((i) => (i === null ? [] : (cast.mentions[i]?.chain ?? []))),
    ],
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
