import neo4j from "neo4j-driver";
import { answeredLater } from "../asking.ts";
import { articleOf, type Print } from "../copies/print.ts";
import {
  type CopyAnswers,
  type CopyAsk,
  type CopyAsking,
  joined,
  type Kept,
  left,
  sourcesOf,
} from "../copies/settle.ts";
import { type Voice, voiceBy } from "../copies/voice.ts";
import type { Run } from "./connection.ts";
import { COPIES } from "./cypher/copies.ts";
import { lock, locksOf, type StoredArticle } from "./lock.ts";

/** What tells copies of an article's text, now and before. */
export interface Printing {
  article: string;
  outlet: string | null;
  before: StoredArticle["print"];
  print: Print | null;
}

/**
 * Keeps what tells copies of the texts of articles, instead of what was kept before.
 *
 * @returns `shared`: those of the articles whose text, now or before, has something in common with another's, so that its source may be another's,
 *   each with one with which it shares its text, as if new ones behind it were not there yet; `copies`: all other articles whose source may be
 *   another one now
 */
export async function keepPrints(
  run: Run,
  printings: readonly Printing[],
): Promise<{ copies: string[]; shared: Map<string, string | null> }> {
  const known = printings.filter(({ before, print }) => before || print);
  if (known.length === 0) return { copies: [], shared: new Map() };
  const sharing = await holdStill(run, known);
  // All that go first: a node that was changed and then deleted by one transaction is still found in it, and cannot be read.
  await deletePrints(
    run,
    known.flatMap(({ before }) => before?.rank ?? []),
  );
  const alone = known.filter(({ article }) => !sharing.has(article));
  await createPrints(
    run,
    alone.flatMap((one) => (one.print ? [{ ...one, print: one.print, follows: one.print.rank }] : [])),
  );
  if (sharing.size === 0) return { copies: [], shared: new Map() };
  const touched: string[] = [];
  const shared = known.filter(({ article }) => sharing.has(article));
  for (const { before } of shared)
    if (before) touched.push(...(await follow(run, await settled(run, left(before.rank)))));
  for (const one of shared) {
    if (!one.print) continue;
    const { rank } = one.print;
    const { follows, followers } = await settled(run, joined(one.print));
    await createPrints(run, [{ ...one, print: one.print, follows }]);
    touched.push(rank, ...(await follow(run, new Map(followers.map((other) => [other, rank])))));
  }
  const sources = await settled(run, sourcesOf(touched));
  await run(COPIES.setSources, { rows: [...sources].map(([rank, source]) => ({ rank, source })) });
  const copies = new Set([...sources.keys()].map(articleOf));
  for (const { article } of printings) copies.delete(article);
  return { copies: [...copies], shared: await besides(run, printings, sharing) };
}

/** Of the articles that may have copies, one with which each shares its text; those that come new behind it are not there yet. */
async function besides(
  run: Run,
  printings: readonly Printing[],
  sharing: ReadonlySet<string>,
): Promise<Map<string, string | null>> {
  const rows = printings.flatMap(({ article: id }, place) => {
    const behind = printings.slice(place + 1).filter(({ before }) => before === null);
    return sharing.has(id) ? [{ id, behind: behind.map(({ article }) => article) }] : [];
  });
  const found = await run<{ id: string; beside: string | null }>(COPIES.besides, { rows });
  return new Map(found.map(({ id, beside }) => [id, beside]));
}

async function deletePrints(run: Run, ranks: readonly string[]): Promise<void> {
  if (ranks.length > 0) await run(COPIES.deletePrints, { ranks });
}

async function createPrints(
  run: Run,
  printings: readonly (Printing & { print: Print; follows: string })[],
): Promise<void> {
  const rows = printings.map(({ article, outlet, follows, print: { rank, size, sketch, bands } }) => ({
    properties: { rank, article, outlet, size: neo4j.int(size), sketch, follows, source: rank },
    bands,
  }));
  if (rows.length > 0) await run(COPIES.createPrints, { rows });
}

/**
 * Holds still all that decides whom prints that go or come, and whoever may have another source by it, follow. A copy of a copy need share no
 * band with the first text, so whoever shares a band with anybody waits for all others who do.
 *
 * @returns the articles of those that share a band with another print, stored or of these
 */
async function holdStill(run: Run, printings: readonly Printing[]): Promise<Set<string>> {
  const rows = printings.map(({ article, before, print }) => ({
    article,
    bands: [...new Set([...(before?.bands ?? []), ...(print?.bands ?? [])])],
    own: [before, print].flatMap((one) => one?.rank ?? []),
  }));
  const ids = locksOf(
    "band",
    rows.flatMap(({ bands }) => bands),
  );
  const stored = await run<{ article: string }>(COPIES.holdBands, { ids, rows });
  const shared = new Set(stored.map(({ article }) => article));
  const byBand = Map.groupBy(
    rows.flatMap(({ article, bands }) => bands.map((band) => ({ article, band }))),
    ({ band }) => band,
  );
  for (const group of byBand.values())
    if (group.length > 1) for (const { article } of group) shared.add(article);
  if (shared.size > 0) await lock(run, "copies", ["all"]);
  return shared;
}

/** What there is about an article that is stored: its source is itself where its text is its own. */
interface Sourced {
  id: string;
  outlet: string | null;
  source: string;
  sourceOutlet: string | null;
}

/** By whom articles are to be counted, each of which without a print speaks for its outlet. */
export async function voicesOf(
  run: Run,
  articles: readonly { id: string; outlet: string | null }[],
): Promise<Map<string, Voice>> {
  if (articles.length === 0) return new Map();
  const found = await run<Sourced>(COPIES.sources, { ids: articles.map(({ id }) => id) });
  const outlets = new Map(articles.map(({ id, outlet }) => [id, outlet]));
  return new Map(found.map((row) => [row.id, voiceIn({ ...row, outlet: outlets.get(row.id) ?? null })]));
}

function voiceIn({ id, outlet, source, sourceOutlet }: Sourced): Voice {
  return voiceBy(outlet, source === id ? null : { id: source, outlet: sourceOutlet });
}

/** Whom a print follows, itself where nobody, and the source of that one, by what is kept of those before it. */
export async function followedBy(run: Run, print: Print): Promise<{ follows: string; source: string }> {
  const { follows } = await settled(run, joined(print));
  if (follows === print.rank) return { follows, source: follows };
  const [row] = await run<{ source: string }>(COPIES.source, { rank: follows });
  return { follows, source: row?.source ?? follows };
}

/** Has articles that are there counted by their present sources. */
export async function countBySource(run: Run, articles: readonly string[]): Promise<void> {
  if (articles.length === 0) return;
  const found = await run<Sourced>(COPIES.sources, { ids: articles });
  await run(COPIES.setVoices, { rows: found.map((row) => ({ id: row.id, ...voiceIn(row) })) });
}

async function follow(run: Run, follows: ReadonlyMap<string, string>): Promise<string[]> {
  const rows = [...follows].map(([rank, other]) => ({ rank, follows: other }));
  if (rows.length > 0) await run(COPIES.setFollows, { rows });
  return [...follows.keys()];
}

function settled<Result>(run: Run, work: CopyAsking<Result>): Promise<Result> {
  return answeredLater(work, (asked) => answer(run, asked));
}

async function answer(run: Run, asked: CopyAsk): Promise<CopyAnswers[CopyAsk["ask"]]> {
  const { rank } = asked;
  switch (asked.ask) {
    case "alike": {
      const { bands, after, behind, limit } = asked;
      return run<Kept>(behind ? COPIES.behind : COPIES.before, {
        bands,
        after,
        rank,
        limit: neo4j.int(limit),
      });
    }
    case "followers":
      return run<Kept>(COPIES.followers, { rank });
    case "bands":
      return (await run<{ band: string }>(COPIES.bands, { rank })).map(({ band }) => band);
    case "kept":
      return (await run<Kept>(COPIES.kept, { rank }))[0] ?? null;
  }
}
