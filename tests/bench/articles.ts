import type { Claim } from "#schema/claim.ts";
import type { Entity, EntityKind } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { ArticleId, ClaimId, EntityId } from "#schema/ids.ts";
import type { Mention } from "#schema/mention.ts";
import { RELATION_NAMES, RELATIONS } from "#schema/relations.ts";
import { article } from "#tests/builders.ts";
import { randomFrom } from "./benchmark.ts";

const FIRST = "Amal Boris Chen Dara Emil Fatou Goran Hana Ivo Juma Kofi Lena Moussa Nadia Omar Petra".split(
  " ",
);
const LAST =
  "Abara Bello Castro Diallo Evans Farouk Garcia Haddad Ivanov Jansen Keita Lopez Mbeki Novak".split(" ");
const ORDINARY =
  "officials talks border treaty envoy minister week after over against region statement on the of".split(
    " ",
  );
const KINDS: EntityKind[] = ["state", "person", "organization", "group"];

export interface Made {
  entities: number;
  claimsPerArticle: number;
  articles: number;
  seed: number;
}

/** The entity of a number: the first ones are states, which the making below prefers. */
export function entityOf(number: number): Entity {
  const kind = number < 200 ? "state" : KINDS[number % KINDS.length]!;
  const name = `${FIRST[number % FIRST.length]} ${LAST[Math.floor(number / FIRST.length) % LAST.length]} ${number}`;
  return {
    id: `${kind}:${number}` as EntityId,
    name,
    kind,
    aliases: [name.split(" ")[1]!],
    wikidata: null,
  };
}

/**
 * Made-up articles, the same for the same seed, one claim a sentence. Few entities are named in many claims and most in few: the
 * number of the one drawn is the cube of a random number, as large as there are entities.
 */
export function* makeArticles({ entities, claimsPerArticle, articles, seed }: Made): Generator<Extraction> {
  const random = randomFrom(seed);
  const someone = () => Math.floor(entities * random() ** 3);
  for (let number = 0; number < articles; number++) {
    const known = new Map<string, Entity>();
    const made: Extraction = {
      article: article(`made-${String(number).padStart(6, "0")}`, "", { publishedAt: "2024-03-26" }),
      sentences: [],
      entities: [],
      mentions: [],
      claims: [],
      offices: [],
    };
    let text = "";
    for (let place = 0; place < claimsPerArticle; place++) {
      const [source, target] = [entityOf(someone()), entityOf(someone())];
      const relation = RELATION_NAMES[Math.floor(random() * RELATION_NAMES.length)]!;
      const start = text.length;
      const mention = (entity: Entity) => {
        known.set(entity.id, entity);
        const span = { start: text.length, end: text.length + entity.name.length };
        text += entity.name;
        made.mentions.push({
          ...span,
          form: "name",
          reading: "actor",
          entities: [entity.id],
        } satisfies Mention);
        return made.mentions.length - 1;
      };
      const from = mention(source);
      const cue = { start: text.length + 1, end: text.length + 1 + RELATIONS[relation].label.length };
      text += ` ${RELATIONS[relation].label} `;
      const to = mention(target);
      for (let word = 0; word < 12; word++) text += ` ${ORDINARY[Math.floor(random() * ORDINARY.length)]}`;
      text += ` ${number}.`;
      made.sentences.push({ index: place, start, end: text.length, role: "body" });
      text += "\n";
      const day = `2024-03-${String(1 + (place % 28)).padStart(2, "0")}`;
      made.claims.push({
        id: `${made.article.id}:${place}` as ClaimId,
        relation,
        event: RELATIONS[relation].event,
        sentence: place,
        cue,
        source: [from],
        target: [to],
        polarity: random() < 0.05 ? "negated" : "affirmed",
        modality: random() < 0.1 ? "future" : "asserted",
        attributedTo: [],
        content: null,
        explicit: true,
        confidence: Math.round(50 + random() * 50) / 100,
        date: place % 3 === 0 ? { from: day, to: day, text: day } : null,
        after: [],
        why: ["parse: nsubj, obj"],
      } satisfies Claim);
    }
    made.article.text = text;
    made.entities = [...known.values()];
    yield made;
  }
}

/** Articles that all name the same two states, one claim each between one of them and the number of others given. */
export function* articlesAboutTwo(
  count: number,
  claimsPerArticle: number,
  others: number,
): Generator<Extraction> {
  for (const made of makeArticles({ entities: others, claimsPerArticle, articles: count, seed: 7 })) {
    const [us, israel] = [entityOf(0), entityOf(1)];
    for (const [place, claim] of made.claims.entries()) {
      const hub = place % 2 === 0 ? us : israel;
      const mention = made.mentions[claim.source[0]!]!;
      mention.entities = [hub.id];
    }
    for (const hub of [us, israel])
      if (!made.entities.some(({ id }) => id === hub.id)) made.entities.push(hub);
    const used = new Set(made.mentions.flatMap(({ entities }) => entities));
    made.entities = made.entities.filter(({ id }) => used.has(id));
    made.article.id = `two-${made.article.id}` as ArticleId;
    yield made;
  }
}
