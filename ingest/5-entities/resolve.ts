import type { Gazetteer } from "#data/gazetteer/rows.ts";
import type { Tree } from "#ingest/3-parse/tree.ts";
import { findMentions } from "#ingest/4-mentions/find.ts";
import type { Article } from "#schema/article.ts";
import { ContextResolver } from "./context.ts";
import { type Draft, Drafts, entitiesOf } from "./draft.ts";
import { heldOffices } from "./held.ts";
import { NameResolver } from "./names.ts";
import { draftAt, Offices, officeForms, workingAt } from "./offices.ts";
import { predicationOf, subjectOf } from "./predication.ts";
import { antecedentOf, type Chooser } from "./pronouns.ts";
import type { Office, PlacedMention, Resolution } from "./resolution.ts";
import { isOfAnotherYear, tenureOf } from "./tenure.ts";
import { isNaming, type Scene, type Working } from "./working.ts";

/**
 * Who is named where in an article: names first, over the whole article, so that a surname or an office in the headline finds
 * the full name below; then descriptions, collectives and pronouns, sentence by sentence.
 *
 * @param trees one for each sentence of the article, in order; a boilerplate sentence has a tree without tokens
 * @param choose how a pronoun finds its antecedent; another than the default only to fit its weights
 * @returns entities, mentions in text order, and the offices that the article says somebody holds
 */
export function resolveEntities(
  article: Article,
  trees: readonly Tree[],
  gazetteer: Gazetteer,
  choose: Chooser = antecedentOf,
): Resolution {
  const scenes = trees.map((tree): Scene => {
    const { grammar, candidates } = findMentions(tree, gazetteer);
    return {
      index: tree.sentence.index,
      headline: tree.sentence.role === "headline",
      grammar,
      candidates,
      resolved: new Map(),
    };
  });
  const drafts = new Drafts();
  const names = new NameResolver(drafts, gazetteer, article.text, scenes);
  for (const scene of scenes) names.resolve(scene);
  const offices = new Offices(drafts);
  for (const scene of scenes) offices.learn(scene);
  const context = new ContextResolver(drafts, offices, article.text, scenes, choose);
  for (const scene of scenes) context.resolve(scene);
  return resolutionOf(article, scenes);
}

function resolutionOf(article: Article, scenes: readonly Scene[]): Resolution {
  const workings = scenes.flatMap(({ candidates, resolved }) =>
    candidates.flatMap((candidate) => resolved.get(candidate) ?? []),
  );
  const spoken = [...new Set(workings.flatMap(({ drafts }) => drafts))];
  const entities = entitiesOf(spoken, article.id);
  const mentions = workings.map(
    ({ candidate, drafts, form, reading, chain }): PlacedMention => ({
      start: candidate.start,
      end: candidate.end,
      form,
      reading,
      entities: drafts.flatMap((draft) => entities.get(draft)?.id ?? []),
      sentence: candidate.sentence,
      firstToken: candidate.firstToken,
      endToken: candidate.endToken,
      head: candidate.head,
      chain,
    }),
  );
  const indexOf = new Map(workings.map((working, i) => [working, i]));
  const mentionsOf = new Map<Draft, number[]>();
  for (const [
    i,
    {
      drafts: [one, more],
      form,
    },
  ] of workings.entries()) {
    if (one === undefined || more !== undefined || form === "pronoun") continue;
    const known = mentionsOf.get(one);
    if (known) known.push(i);
    else mentionsOf.set(one, [i]);
  }
  return {
    entities: [...entities.values()],
    mentions,
    offices: scenes.flatMap((scene) => officesIn(article, scene, indexOf, mentionsOf)),
    held: heldOffices(article, scenes, entities),
  };
}

/** So many tokens may stand before the comma of "In March 2003, …". */
const OPENING = 4;

/**
 * The offices that one sentence's titles give to people with names, or its clauses deny them. `mentionsOf` has each entity's mentions in
 * text order.
 */
function officesIn(
  { publishedAt }: Article,
  scene: Scene,
  indexOf: ReadonlyMap<Working, number>,
  mentionsOf: ReadonlyMap<Draft, readonly number[]>,
): Office[] {
  const found: Office[] = [];
  for (const working of scene.resolved.values()) {
    const { candidate } = working;
    const predication = isNaming(candidate, "office") ? predicationOf(scene.grammar, candidate.head) : null;
    const subject = predication && subjectOf(predication, scene);
    const { drafts } = subject ?? working;
    const holder = indexOf.get(subject ?? working);
    const person = drafts[0];
    if (
      isOfAnotherYear(scene, publishedAt, predication ? undefined : OPENING) ||
      drafts.length !== 1 ||
      person === undefined ||
      holder === undefined ||
      person.kind !== "person" ||
      !person.named
    )
      continue;
    const titles = isNaming(candidate, "name")
      ? candidate.naming.titles
      : isNaming(candidate, "office")
        ? [candidate.naming.title]
        : [];
    for (const title of titles) {
      const [form] = officeForms(title, draftAt(scene, title));
      if (form ? form.row.level === "honorific" : !title.counterpart) continue;
      const [first, last] = [scene.grammar.tokens[title.first], scene.grammar.tokens[title.end - 1]];
      const tenure = tenureOf(title, working, scene, publishedAt);
      if (!first || !last || tenure === null || tenure === "former") continue;
      const stated = workingAt(scene, title.of);
      const state = person.offices.find(({ of }) => of !== null)?.of;
      const inferred = state ? nearest(mentionsOf.get(state) ?? [], holder) : null;
      found.push({
        holder,
        of: stated ? (indexOf.get(stated) ?? null) : inferred,
        title: { start: first.start, end: last.end },
        sentence: scene.index,
        tenure,
        told: subject ? predication.told : null,
        explicit: stated !== null,
      });
    }
  }
  return found;
}

/** The last of some ascending indexes up to one, else the first after it; null where there is none. */
function nearest(indexes: readonly number[], to: number): number | null {
  let [low, high] = [0, indexes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((indexes[middle] as number) <= to) low = middle + 1;
    else high = middle;
  }
  return indexes[low - 1] ?? indexes[0] ?? null;
}
