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
import type { Run } from "./connection.ts";
import { COPIES } from "./cypher/copies.ts";
import { lock, locksOf, type StoredArticle } from "./lock.ts";

/**
 * Keeps what tells copies of an article's text, instead of what was kept before.
 *
 * @returns the ids of the other articles whose source may be another one now; null where the text, before and now, has nothing in common with any
 */
export async function keepPrint(
  run: Run,
  article: string,
  outlet: string | null,
  before: StoredArticle["print"],
  print: Print | null,
): Promise<string[] | null> {
  const areShared = await holdStill(run, before, print);
  const touched: string[] = [];
  if (before) {
    await run(COPIES.deletePrint, { rank: before.rank });
    if (areShared) touched.push(...(await follow(run, await settled(run, left(before.rank)))));
  }
  if (print) {
    const { rank, size, sketch, bands } = print;
    const { follows, followers } = areShared
      ? await settled(run, joined(print))
      : { follows: rank, followers: [] };
    const properties = { rank, article, outlet, size: neo4j.int(size), sketch, follows, source: rank };
    await run(COPIES.createPrint, { properties, bands });
    touched.push(rank, ...(await follow(run, new Map(followers.map((one) => [one, rank])))));
  }
  if (!areShared) return null;
  const sources = await settled(run, sourcesOf(touched));
  await run(COPIES.setSources, { rows: [...sources].map(([rank, source]) => ({ rank, source })) });
  return [...sources.keys()].map(articleOf).filter((id) => id !== article);
}

/**
 * Holds still all that decides whom a print that goes or comes, and whoever may have another source by it, follow. A copy of a copy need share no
 * band with the first text, so whoever shares a band with anybody waits for all others who do.
 *
 * @returns whether one of the two shares a band with another's print
 */
async function holdStill(run: Run, gone: StoredArticle["print"], come: Print | null): Promise<boolean> {
  if (!gone && !come) return false;
  const bands = [...(gone?.bands ?? []), ...(come?.bands ?? [])];
  const own = [gone, come].flatMap((print) => print?.rank ?? []);
  const [row] = await run<{ areShared: boolean }>(COPIES.holdBands, {
    ...{ ids: locksOf("band", bands), bands, own },
  });
  if (row!.areShared) await lock(run, "copies", ["all"]);
  return row!.areShared;
}

/** By whom an article is counted, and the article of which its text is a copy. */
export interface Voice {
  voice: string | null;
  copyOf: string | null;
}

/** What there is about an article that is stored: its source is itself where its text is its own. */
interface Beside {
  id: string;
  outlet: string | null;
  source: string;
  sourceOutlet: string | null;
  follower: string | null;
}

/** By whom an article is to be counted, which one without a print speaks for its outlet; and one with which it shares its text. */
export async function voiceOf(
  run: Run,
  article: string,
  outlet: string | null,
): Promise<Voice & { beside: string | null }> {
  const [row] = await run<Beside>(COPIES.beside, { ids: [article] });
  if (!row) return { voice: outlet, copyOf: null, beside: null };
  const voice = voiceBeside({ ...row, outlet });
  return { ...voice, beside: voice.copyOf ?? row.follower };
}

function voiceBeside({ id, outlet, source, sourceOutlet }: Beside): Voice {
  if (source === id) return { voice: outlet, copyOf: null };
  return { voice: outlet === null ? null : (sourceOutlet ?? `copy of ${source}`), copyOf: source };
}

/** Has articles that are there counted by their present sources. */
export async function countBySource(run: Run, articles: readonly string[]): Promise<void> {
  if (articles.length === 0) return;
  const found = await run<Beside>(COPIES.beside, { ids: articles });
  await run(COPIES.setVoices, { rows: found.map((row) => ({ id: row.id, ...voiceBeside(row) })) });
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
