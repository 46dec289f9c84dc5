import fc from "fast-check";
import { expect } from "vitest";
import type { Store } from "#data/store/store.ts";
import type { Graph } from "#schema/api.ts";
import type { Entity } from "#schema/entity.ts";
import type { Extraction } from "#schema/extraction.ts";
import type { EntityId } from "#schema/ids.ts";
import { RELATIONS, type Relation } from "#schema/relations.ts";
import { extraction, type MarkedSentence } from "#tests/builders.ts";
import type { StorePlace } from "./contract/place.ts";

/** What may happen to a store, one thing after the other. */
type Step = WriteStep | { together: WriteStep[] } | { again: string } | { remove: string };

interface WriteStep {
  write: string;
  version: number;
  lines: MarkedSentence[];
}

const NAMES = ["France", "Niger", "Mali", "Chad"];
const CALLED: Record<string, string[]> = {
  France: ["France", "Paris=state:France"],
  Niger: ["Niger", "Niamey=state:Niger"],
  Mali: ["Mali", "Bamako=state:Mali"],
  Chad: ["Chad", "both=state:Chad+state:Mali"],
};
const IDS = ["a", "b", "c"];

const name = fc.constantFrom(...NAMES);
const relation = fc.constantFrom<Relation>("WARNED", "PRAISED", "MET_WITH", "ATTACKED");
const options = fc.constantFrom("", " / negated", " / future", " / sure 0.4", " / on 2024-03-25");

const line = fc
  .record({
    from: name,
    to: name,
    fromWords: fc.nat(1),
    toWords: fc.nat(1),
    relation,
    options,
    lacks: fc.nat(5),
  })
  .map(({ from, to, fromWords, toWords, relation, options, lacks }): MarkedSentence => {
    const [source, target] = [CALLED[from]![fromWords]!, CALLED[to]![toWords]!];
    const words = (marked: string) => marked.split("=")[0]!;
    const ends =
      lacks === 0
        ? [words(source), "-"]
        : lacks === 1
          ? ["-", words(target)]
          : [words(source), words(target)];
    return [`[${source}] {did} [${target}].`, `${ends[0]} ${relation} ${ends[1]}${options}`];
  });

const id = fc.constantFrom(...IDS);
const writing = fc.record({ write: id, version: fc.nat(1), lines: fc.array(line, { maxLength: 3 }) });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: writing },
  { weight: 2, arbitrary: fc.record({ together: fc.array(writing, { minLength: 2, maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ again: id }) },
  { weight: 2, arbitrary: fc.record({ remove: id }) },
);

/** What a store should hold, in memory and by the plainest means. */
class Model {
  readonly #articles = new Map<string, Extraction>();

  write(made: Extraction): object {
    const { id, text } = made.article;
    for (const [other, { article }] of this.#articles)
      if (other !== id && article.text === text) return { outcome: "duplicate", of: other };
    const before = this.#articles.get(id);
    if (before && same(before, made)) return { outcome: "unchanged" };
    this.#articles.set(id, made);
    return { outcome: before ? "replaced" : "added" };
  }

  last(id: string): Extraction | undefined {
    return this.#articles.get(id);
  }

  remove(id: string): boolean {
    return this.#articles.delete(id);
  }

  counts(): object {
    const articles = [...this.#articles.values()];
    return {
      articles: articles.length,
      entities: this.graph().nodes.length,
      claims: articles.reduce((sum, { claims }) => sum + claims.length, 0),
    };
  }

  graph(): Graph {
    const called = new Map<EntityId, Entity[]>();
    const parties = new Map<EntityId, number>();
    const edges = new Map<string, Graph["edges"][number] & { in: Set<string> }>();
    for (const { article, entities, mentions, claims } of this.#articles.values()) {
      for (const entity of entities) called.set(entity.id, [...(called.get(entity.id) ?? []), entity]);
      for (const claim of claims) {
        const idsOf = (ends: number[]) => new Set(ends.flatMap((end) => mentions[end]!.entities));
        const [source, target] = [idsOf(claim.source), idsOf(claim.target)];
        for (const one of new Set([...source, ...target])) parties.set(one, (parties.get(one) ?? 0) + 1);
        const status =
          claim.polarity === "negated" ? "denied" : claim.modality === "future" ? "planned" : "fact";
        const { symmetric } = RELATIONS[claim.relation];
        const drawn = new Set<string>();
        for (const from of source)
          for (const to of symmetric && target.size === 0 ? source : target) {
            if (from === to) continue;
            const [one, other] = symmetric && to < from ? [to, from] : [from, to];
            drawn.add(`${one}|${claim.relation}|${status}|${other}`);
          }
        for (const id of drawn) {
          const [source, , , target] = id.split("|") as [EntityId, string, string, EntityId];
          const edge = edges.get(id) ?? {
            ...{ id, source, target, relation: claim.relation, status },
            ...{ claims: 0, articles: 0, outlets: 0, confidence: 0, first: null, last: null },
            in: new Set<string>(),
          };
          edge.claims++;
          edge.articles = edge.in.add(article.id).size;
          const days = [edge.first, edge.last, claim.date?.from, claim.date?.to].filter((day) => day != null);
          edge.first = days.toSorted()[0] ?? null;
          edge.last = days.toSorted().at(-1) ?? null;
          edge.confidence = Math.max(edge.confidence, claim.confidence);
          edges.set(id, edge);
        }
      }
    }
    const nodes = [...called].map(([id, entities]) => {
      const name = entities.map((one) => one.name).sort((a, b) => b.length - a.length)[0]!;
      const all = new Set(entities.flatMap((one) => [one.name, ...one.aliases]));
      all.delete(name);
      const { kind } = entities[0]!;
      return { id, name, kind, aliases: [...all].sort(), wikidata: null, claims: parties.get(id) ?? 0 };
    });
    const order = (values: readonly string[]) => values.join("\0");
    return {
      nodes: nodes.sort((a, b) => (a.id < b.id ? -1 : 1)),
      edges: [...edges.values()]
        .map(({ in: _, ...edge }) => edge)
        .sort((a, b) =>
          order([a.source, a.target, a.relation, a.status]) <
          order([b.source, b.target, b.relation, b.status])
            ? -1
            : 1,
        ),
    };
  }
}

function same(a: Extraction, b: Extraction): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function made(id: string, version: number, lines: MarkedSentence[]): Extraction {
  const one = extraction(id, lines);
  // The same text as read by another version of the engine.
  for (const claim of one.claims) claim.why = [`version ${version}`];
  return one;
}

/**
 * Does random sequences of writing, alone and together, writing again, replacing and removing to a store and to a model in memory, and compares the two at the end of each.
 *
 * @param place emptied before each sequence by `empty`
 */
export async function compareWithModel(
  place: StorePlace,
  empty: (store: Store) => Promise<void>,
  sequences: number,
): Promise<void> {
  const store = await place.open();
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        await empty(store);
        const model = new Model();
        for (const one of steps) {
          if ("together" in one) {
            const all = one.together.map(({ write, version, lines }) => made(write, version, lines));
            const readings = all.map((extraction) => ({ extraction: structuredClone(extraction) }));
            expect(await store.writeAll(readings)).toEqual(all.map((next) => model.write(next)));
          } else if ("remove" in one) expect(await store.remove(one.remove)).toBe(model.remove(one.remove));
          else {
            const next = "again" in one ? model.last(one.again) : made(one.write, one.version, one.lines);
            if (next) expect(await store.write(structuredClone(next))).toEqual(model.write(next));
          }
        }
        expect(await store.graph()).toEqual(model.graph());
        expect(await store.health()).toMatchObject(model.counts());
        for (const id of IDS) {
          const stored = await store.extraction(id);
          expect(stored?.article).toEqual(model.last(id)?.article);
          expect(stored?.claims).toEqual(model.last(id)?.claims);
          expect(stored?.mentions).toEqual(model.last(id)?.mentions);
        }
      }),
      { numRuns: sequences },
    );
  } finally {
    await store.close();
  }
}

/** How many sequences are tried: many where the build machine runs them, few where a person waits. */
export function sequencesFor(environment: NodeJS.ProcessEnv, few: number): number {
  return Number(environment.DEMARCHE_SEQUENCES) || (environment.CI === "true" ? 300 : few);
}

/** Takes out every article. */
export async function removeAll(store: Store): Promise<void> {
  for (const id of IDS) await store.remove(id);
}
