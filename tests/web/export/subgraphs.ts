import fc from "fast-check";
import type { ClaimEnd, ClaimView } from "#schema/api.ts";
import type { Article } from "#schema/article.ts";
import { type Claim, MODALITIES, POLARITIES, statusOf } from "#schema/claim.ts";
import { ENTITY_KINDS, type Entity } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { ArticleId, ClaimId, EntityId } from "#schema/ids.ts";
import { MENTION_FORMS, type Mention } from "#schema/mention.ts";
import { RELATION_NAMES } from "#schema/relations.ts";
import type { Chunk, Subgraph } from "#web/export/subgraph.ts";
import type { GraphSource } from "#web/server/export/source.ts";
import { type Asked, gather } from "#web/server/export/subgraph.ts";

/** The subgraph that a question has for its answer in these articles, as a store that holds them would give it. */
export function subgraph(
  extractions: readonly Extraction[],
  asked: Asked = { question: {} },
): Promise<Subgraph> {
  return gather(sourceOf(extractions), asked, {
    version: "1.2.3",
    date: new Date("2024-03-28T09:00:00.000Z"),
  });
}

/** All of a file. */
export async function fileOf(chunks: AsyncIterable<Chunk>): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const chunk of chunks) pieces.push(Buffer.from(chunk as string));
  return Buffer.concat(pieces).toString();
}

/** A store in memory that answers every question with everything. */
export function sourceOf(extractions: readonly Extraction[]): GraphSource {
  const inOrder = [...extractions].sort((a, b) => (a.article.id < b.article.id ? -1 : 1));
  const entities = new Map<string, Entity>();
  for (const extraction of inOrder)
    for (const entity of extraction.entities) if (!entities.has(entity.id)) entities.set(entity.id, entity);
  return {
    kind: "memory",
    async *claims({ relation }) {
      for (const extraction of inOrder)
        for (const claim of extraction.claims)
          if (relation === undefined || relation.includes(claim.relation))
            yield viewOf(extraction, claim, entities);
    },
    async *entities() {
      yield* [...entities.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async *articles() {
      for (const { article } of inOrder) yield article.id;
    },
    extraction: async (id) => inOrder.find(({ article }) => article.id === id) ?? null,
  };
}

function viewOf(extraction: Extraction, claim: Claim, entities: ReadonlyMap<string, Entity>): ClaimView {
  const { article, sentences, mentions } = extraction;
  const { id, title, url, outlet, publishedAt } = article;
  const sentence = sentences[claim.sentence]!;
  const ends = (places: readonly number[]) =>
    places.map((place): ClaimEnd => {
      const { start, end, form, entities: ids } = mentions[place]!;
      const refs = ids.map((one) => {
        const { id, name, kind } = entities.get(one)!;
        return { id, name, kind };
      });
      return { start, end, form, entities: refs };
    });
  return {
    ...claim,
    status: statusOf(claim),
    article: { id, title, url, outlet, publishedAt, voice: outlet, copyOf: null },
    sentence: { ...sentence, text: article.text.slice(sentence.start, sentence.end) },
    source: ends(claim.source),
    target: ends(claim.target),
    attributedTo: ends(claim.attributedTo),
  };
}

/** Strings that some file format minds. */
export const HOSTILE = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1+1",
  "\r=1+1",
  " =1+1",
  "a\n=1+1",
  "＝1+1",
  '=HYPERLINK("http://localhost/","here")',
  "=cmd|' /C calc'!A0",
  "<script>alert(1)</script>",
  "]]>",
  "--><b>",
  '"; DROP',
  "`) DETACH DELETE n //",
  "\\u0041",
  "\\",
  "'",
  "$value",
  "{{value}}",
  "&amp;",
  "\u0000",
  "\u0007",
  "\u001b[31m",
  "\uFFFE",
  "\ud83d",
  "\udc00",
  "😀",
  "\u202e",
  "\u2028",
  "\r\n",
  " ",
  "_x0040_",
  "constructor",
  "__proto__",
  "Нигер",
  "Côte d’Ivoire",
];

/** Any text at all: characters that are no text among it. */
export const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
    .map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join("")),
);
const someText = anyText.map((text) => text || "x");
const orNull = (text: fc.Arbitrary<string>) => fc.option(text, { nil: null, freq: 4 });
const day = fc
  .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const anyEntities: fc.Arbitrary<Entity[]> = fc.uniqueArray(
  fc.record({
    id: someText.map((text) => text as EntityId),
    name: someText,
    kind: fc.constantFrom(...ENTITY_KINDS),
    aliases: fc.array(anyText, { maxLength: 2 }),
    wikidata: orNull(anyText),
  }),
  { minLength: 1, maxLength: 4, selector: ({ id }) => id },
);

interface Said {
  text: string;
  relation: Claim["relation"];
  ends: number[][];
  polarity: Claim["polarity"];
  modality: Claim["modality"];
  quoted: boolean;
  confidence: number;
  days: [string, string] | null;
  words: string;
}

const said: fc.Arbitrary<Said> = fc.record({
  text: anyText,
  relation: fc.constantFrom(...RELATION_NAMES),
  /** Of each mention the entities, by their places. */
  ends: fc.array(fc.array(fc.nat(3), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  polarity: fc.constantFrom(...POLARITIES),
  modality: fc.constantFrom(...MODALITIES),
  quoted: fc.boolean(),
  confidence: fc.integer({ min: 0, max: 100 }).map((hundredths) => hundredths / 100),
  days: fc.option(
    fc.tuple(day, day).map(([a, b]): [string, string] => (a < b ? [a, b] : [b, a])),
    { nil: null },
  ),
  words: anyText,
});

const anyArticle = fc.record({
  title: orNull(anyText),
  url: orNull(anyText),
  outlet: orNull(anyText),
  byline: orNull(anyText),
  publishedAt: orNull(anyText),
  language: someText,
});

/** Articles of any strings that speak of the same entities: a graph. */
export const anyExtractions: fc.Arbitrary<Extraction[]> = fc
  .record({
    entities: anyEntities,
    articles: fc.uniqueArray(
      fc.record({
        id: someText,
        fields: anyArticle,
        said: fc.array(said, { maxLength: 4 }),
      }),
      { minLength: 1, maxLength: 3, selector: ({ id }) => id },
    ),
  })
  .map(({ entities, articles }) =>
    articles.map(({ id, fields, said }) =>
      written({ ...fields, id: id as ArticleId, text: "" }, entities, said),
    ),
  );

/** Each statement is a sentence; its first mention is the source, the second the target, the third whoever is quoted. */
function written(article: Article, entities: Entity[], statements: readonly Said[]): Extraction {
  const made: Extraction = { article, sentences: [], entities, mentions: [], claims: [], offices: [] };
  for (const [index, statement] of statements.entries()) {
    const start = article.text.length;
    article.text += statement.text;
    const span = { start, end: article.text.length };
    article.text += "\n";
    made.sentences.push({ index, ...span, role: "body" });
    const places = statement.ends.map((ids) => {
      const named = [...new Set(ids.map((place) => entities[place % entities.length]!.id))];
      const mention: Mention = { ...span, form: MENTION_FORMS[0], reading: "actor", entities: named };
      return made.mentions.push(mention) - 1;
    });
    const [source, target, quoted] = places;
    made.claims.push({
      id: `c${index}` as ClaimId,
      relation: statement.relation,
      event: null,
      sentence: index,
      cue: span,
      source: [source!],
      target: target === undefined ? [] : [target],
      polarity: statement.polarity,
      modality: statement.modality,
      attributedTo: quoted === undefined ? [] : [quoted],
      content: statement.quoted ? span : null,
      explicit: statement.quoted,
      confidence: statement.confidence,
      date: statement.days && { from: statement.days[0], to: statement.days[1], text: statement.words },
      after: [],
      why: [statement.words],
    });
  }
  return made;
}

/** Many in CI, where nobody waits; enough here to notice what breaks often. */
export const CASES = process.env.CI ? 2_000 : 150;
